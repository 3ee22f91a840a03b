// Fails: whatComesAfterTheGoodbyeCountsForNothing
// Because: loseConnection returns at once: the loop that takes one line after the other still
// has those that came in behind the goodbye.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

final class CoupletServer {

  private CoupletServer() {}

  static Factory factory() {
    return new Factory() {
      private int couplets;

      @Override
      public Protocol buildProtocol(SocketAddress peer) {
        return new Protocol() {
          private final ByteArrayOutputStream line = new ByteArrayOutputStream();
          private boolean returned;
          private String first;

          @Override
          public void dataReceived(ByteBuffer data) {
            while (data.hasRemaining()) {
              byte next = data.get();
              if (returned && next == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                lineReceived(text.substring(0, text.length() - 1));
              } else {
                line.write(next);
              }
              returned = next == '\r';
            }
          }

          private void lineReceived(String text) {
            if (text.isEmpty()) {
              transport().loseConnection();
            } else if (first == null) {
              first = text;
            } else {
              couplets++;
              String couplet = couplets + ": " + first + " / " + text + "\r\n";
              transport().write(couplet.getBytes(StandardCharsets.UTF_8));
              first = null;
            }
          }
        };
      }
    };
  }
}
