// Because: believes that a client is known by its host, so that two connections from one machine
// share the line that waits, and one that comes again finds what should be forgotten.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;

/** Makes couplets of the lines that its clients send. */
final class CoupletServer {

  private CoupletServer() {}

  /** Returns the factory of a new server, which has no couplet yet. */
  static Factory factory() {
    return new Server();
  }

  private static final class Server extends Factory {
    /** The lines that wait for their second, by client. */
    private final Map<String, String> waiting = new HashMap<>();

    private int couplets;

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new Couplets(this, ((InetSocketAddress) peer).getHostString());
    }

    int nextNumber() {
      couplets++;
      return couplets;
    }
  }

  private static final class Couplets extends LineReceiver {
    private final Server server;
    private final String client;

    Couplets(Server server, String client) {
      this.server = server;
      this.client = client;
    }

    @Override
    public void lineReceived(String line) {
      if (line.isEmpty()) {
        server.waiting.remove(client);
        transport().loseConnection();
        return;
      }
      String first = server.waiting.remove(client);
      if (first == null) {
        server.waiting.put(client, line);
      } else {
        sendLine(server.nextNumber() + ": " + first + " / " + line);
      }
    }
  }
}
