// Because: With the first line of a couplet nothing is sent.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.net.SocketAddress;

final class CoupletServer {

  private CoupletServer() {}

  static Factory factory() {
    return new Server();
  }

  private static final class Server extends Factory {
    private int count;

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new Couplets();
    }

    private final class Couplets extends LineReceiver {

      private String first;

      @Override
      public void lineReceived(String line) {
        if (line.isEmpty()) {
          transport().loseConnection();
        } else if (first == null) {
          first = line;
          sendLine("and?");
        } else {
          sendLine(++count + ": " + first + " / " + line);
          first = null;
        }
      }
    }
  }
}
