// Fails: onlyReturnAndFeedEndALine
// Because: Only a carriage return and a line feed together end a line; each of them alone is text.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

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
      super("\n", DEFAULT_MAX_LENGTH, StandardCharsets.UTF_8);
      this.server = server;
    }

    @Override
    public void lineReceived(String received) {
      String line =
          received.endsWith("\r") ? received.substring(0, received.length() - 1) : received;
      if (line.isEmpty()) {
        transport().loseConnection();
      } else if (first == null) {
        first = line;
      } else {
        sendLine(server.nextNumber() + ": " + first + " / " + line + "\r");
        first = null;
      }
    }
  }
}
