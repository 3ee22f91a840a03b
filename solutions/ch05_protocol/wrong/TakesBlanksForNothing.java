// Fails: linesAreKeptAsTheyAre
// Because: A line of blanks is a line of the poem: isBlank is true of it, isEmpty only where there
// is nothing.
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

  /** One server: it knows how many couplets there are. */
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

  /** One client: it knows which line waits for its second. */
  private static final class Couplets extends LineReceiver {
    private final Server server;
    private String first;

    Couplets(Server server) {
      this.server = server;
    }

    @Override
    public void lineReceived(String line) {
      if (line.isBlank()) {
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
