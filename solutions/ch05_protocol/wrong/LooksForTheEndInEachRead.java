// Fails: aLineMayComeInPieces
// Because: The end of a line may come in pieces, too: the carriage return with one read, the
// line feed with the next. Look for it in all that was kept.
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
          private final ByteArrayOutputStream held = new ByteArrayOutputStream();
          private String first;

          @Override
          public void dataReceived(ByteBuffer data) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            held.writeBytes(bytes);
            if (!new String(bytes, StandardCharsets.UTF_8).endsWith("\r\n")) {
              return;
            }
            String text = held.toString(StandardCharsets.UTF_8);
            held.reset();
            for (String line : text.substring(0, text.length() - 2).split("\r\n", -1)) {
              if (!transport().disconnecting()) {
                lineReceived(line);
              }
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
