// Fails: clientsDoNotMix, numbersCountTheCoupletsOfAll
// Because: The line that waits for its second belongs to one client; in the factory, another
// client's line is put to it.
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
    private int couplets;
    private String first;

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

    Couplets(Server server) {
      this.server = server;
    }

    @Override
    public void lineReceived(String line) {
      if (line.isEmpty()) {
        transport().loseConnection();
      } else if (server.first == null) {
        server.first = line;
      } else {
        sendLine(server.nextNumber() + ": " + server.first + " / " + line);
        server.first = null;
      }
    }
  }
}
