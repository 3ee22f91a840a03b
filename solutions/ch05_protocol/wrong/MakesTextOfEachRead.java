// Fails: aCharacterMayComeInPieces
// Because: A letter may take several bytes, and a read may end between them: make text of bytes
// only when they are a whole line.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
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
          private final StringBuilder held = new StringBuilder();
          private String first;

          @Override
          public void dataReceived(ByteBuffer data) {
            held.append(StandardCharsets.UTF_8.decode(data));
            int end = held.indexOf("\r\n");
            while (end >= 0 && !transport().disconnecting()) {
              String text = held.substring(0, end);
              held.delete(0, end + 2);
              lineReceived(text);
              end = held.indexOf("\r\n");
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
