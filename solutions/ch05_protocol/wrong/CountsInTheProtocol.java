// Fails: numbersCountTheCoupletsOfAll
// Because: The number counts the couplets of all clients; a field of the protocol begins anew
// with each of them.
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
    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new Couplets();
    }
  }

  private static final class Couplets extends LineReceiver {
    private String first;
    private int couplets;

    @Override
    public void lineReceived(String line) {
      if (line.isEmpty()) {
        transport().loseConnection();
      } else if (first == null) {
        first = line;
      } else {
        sendLine(++couplets + ": " + first + " / " + line);
        first = null;
      }
    }
  }
}
