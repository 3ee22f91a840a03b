// Fails: severalLinesMayComeAtOnce, aLineMayComeInPieces, aCharacterMayComeInPieces,
// clientsDoNotMix
// Because: A call of dataReceived is not a line: it brings what happened to be there, which may
// be a part of a line or several.
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
            lineReceived(text.replace("\r\n", ""));
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
