// Fails: aLineMayComeInPieces, aCharacterMayComeInPieces, clientsDoNotMix
// Because: The bytes are lent: once dataReceived returns, something else is read into the same
// memory. Copy what you want to keep.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

final class CoupletServer {

  private CoupletServer() {}

  static Factory factory() {
    return new Factory() {
      private int couplets;

      @Override
      public Protocol buildProtocol(SocketAddress peer) {
        return new Protocol() {
          private final List<ByteBuffer> held = new ArrayList<>();
          private String first;

          @Override
          public void dataReceived(ByteBuffer data) {
            held.add(data.slice());
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (ByteBuffer each : held) {
              byte[] bytes = new byte[each.remaining()];
              each.duplicate().get(bytes);
              all.writeBytes(bytes);
            }
            String text = all.toString(StandardCharsets.UTF_8);
            if (!text.endsWith("\r\n")) {
              return;
            }
            held.clear();
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
