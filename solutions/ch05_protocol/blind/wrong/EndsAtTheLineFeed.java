// Because: believes that the line feed ends a line and the carriage return is only its decoration,
// so that a line feed alone ends one as well.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

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
      super("\n", DEFAULT_MAX_LENGTH, StandardCharsets.UTF_8);
      this.server = server;
    }

    @Override
    public void lineReceived(String received) {
      String line = received;
      if (line.endsWith("\r")) {
        line = line.substring(0, line.length() - 1);
      }
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
