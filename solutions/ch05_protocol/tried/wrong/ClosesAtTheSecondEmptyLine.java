// Because: One empty line is enough to say goodbye.
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
      private int empty;

      @Override
      public void lineReceived(String line) {
        if (line.isEmpty()) {
          if (++empty == 2) {
            transport().loseConnection();
          }
        } else if (first == null) {
          first = line;
        } else {
          sendLine(++count + ": " + first + " / " + line);
          first = null;
        }
      }
    }
  }
}
