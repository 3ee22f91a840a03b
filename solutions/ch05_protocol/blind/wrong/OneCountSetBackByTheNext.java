// Because: believes that a new server begins when the old one is over, so that one count for all of
// them, which factory() sets back to 0, will do.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.net.SocketAddress;

/** Makes couplets of the lines that its clients send. */
final class CoupletServer {
  /** How many couplets all clients have completed. */
  private static int couplets;

  private CoupletServer() {}

  /** Returns the factory of a new server, which has no couplet yet. */
  static Factory factory() {
    couplets = 0;
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

    @Override
    public void lineReceived(String line) {
      if (line.isEmpty()) {
        transport().loseConnection();
      } else if (first == null) {
        first = line;
      } else {
        couplets++;
        sendLine(couplets + ": " + first + " / " + line);
        first = null;
      }
    }
  }
}
