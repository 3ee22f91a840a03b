// Because: believes that after goodbye nothing is on its way any more, so that it cuts the
// connection off, and with it what was sent and has not arrived.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.net.SocketAddress;

/** Makes couplets of the lines that its clients send. */
final class CoupletServer {

  private CoupletServer() {}

  /** Returns the factory of a new server, which has no couplet yet. */
  static Factory factory() {
    return new Server();
  }

  private static final class Server extends Factory {
    private int couplets;

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new Couplets(this);
    }

    int nextNumber() {
      couplets++;
      return couplets;
    }
  }

  private static final class Couplets extends LineReceiver {
    private final Server server;
    private String first;

    Couplets(Server server) {
      this.server = server;
    }

    @Override
    public void lineReceived(String line) {
      if (line.isEmpty()) {
        transport().abortConnection();
      } else if (first == null) {
        first = line;
      } else {
        sendLine(server.nextNumber() + ": " + first + " / " + line);
        first = null;
      }
    }
  }
}
