package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.net.SocketAddress;

/**
 * Makes couplets of the lines that its clients send. A {@link LineReceiver} finds the lines; what
 * belongs to one client is a field of the protocol, and what belongs to all of the factory.
 */
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

    /** The line that waits for its second, or null. */
    private String first;

    Couplets(Server server) {
      this.server = server;
    }

    @Override
    public void lineReceived(String line) {
      if (line.isEmpty()) {
        transport().loseConnection();
      } else if (first == null) {
        first = line;
      } else {
        sendLine(server.nextNumber() + ": " + first + " / " + line);
        first = null;
      }
    }
  }
}
