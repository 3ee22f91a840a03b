// Fails: aLineMayComeInPieces, aCharacterMayComeInPieces, clientsDoNotMix
// Because: The last part of what came in need not be a line: its end may still be on its way,
// and has to be waited for.
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
          private String first;

          @Override
          public void dataReceived(ByteBuffer data) {
            String text = StandardCharsets.UTF_8.decode(data).toString();
            String lines = text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : text;
            for (String line : lines.split("\r\n", -1)) {
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
