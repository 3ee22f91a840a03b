// Because: The couplet is sent to the client whose lines it has, and to no other.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;

final class CoupletServer {

  private CoupletServer() {}

  static Factory factory() {
    return new Server();
  }

  private static final class Server extends Factory {
    private final List<Couplets> clients = new ArrayList<>();
    private int count;

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new Couplets();
    }

    private final class Couplets extends LineReceiver {

      private String first;

      @Override
      public void connectionMade() {
        clients.add(this);
      }

      @Override
      public void lineReceived(String line) {
        if (line.isEmpty()) {
          transport().loseConnection();
        } else if (first == null) {
          first = line;
        } else {
          count++;
          for (Couplets client : clients) {
            client.sendLine(count + ": " + first + " / " + line);
          }
          first = null;
        }
      }
    }
  }
}
