// Fails: aCharacterMayComeInPieces
// Because: In UTF-8 a letter may take several bytes; (char) makes a letter of each.
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
            while (data.hasRemaining() && !transport().disconnecting()) {
              held.append((char) (data.get() & 0xff));
              if (held.toString().endsWith("\r\n")) {
                String text = held.substring(0, held.length() - 2);
                held.setLength(0);
                lineReceived(text);
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
