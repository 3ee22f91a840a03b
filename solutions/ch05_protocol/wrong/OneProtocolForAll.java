// Fails: clientsDoNotMix, numbersCountTheCoupletsOfAll
// Because: There is one protocol for each connection: buildProtocol has to make a new one each
// time, since it has one transport only, and the fields of one client only.
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
    private final Couplets protocol = new Couplets(this);
    private int couplets;

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return protocol;
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
