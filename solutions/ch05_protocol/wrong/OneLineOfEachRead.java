// Fails: severalLinesMayComeAtOnce
// Because: When a line was found in what came in, there may be another one behind it: look
// again until there is none.
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
            String text = held.toString(StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n");
            if (end >= 0) {
              held.reset();
              held.writeBytes(text.substring(end + 2).getBytes(StandardCharsets.UTF_8));
              lineReceived(text.substring(0, end));
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
