// Because: believes that CR LF is one sign and comes as a whole, so that it takes a carriage return
// at the end of a piece, and the line feed of the next, for text.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
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

  private static final class Couplets extends Protocol {
    private final Server server;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private String first;

    Couplets(Server server) {
      this.server = server;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      while (data.hasRemaining() && !transport().disconnecting()) {
        byte b = data.get();
        if (b == '\r' && data.hasRemaining() && data.get(data.position()) == '\n') {
          data.get();
          String line = held.toString(StandardCharsets.UTF_8);
          held.reset();
          lineReceived(line);
        } else {
          held.write(b);
        }
      }
    }

    private void lineReceived(String line) {
      if (line.isEmpty()) {
        transport().loseConnection();
      } else if (first == null) {
        first = line;
      } else {
        String couplet = server.nextNumber() + ": " + first + " / " + line + "\r\n";
        transport().write(couplet.getBytes(StandardCharsets.UTF_8));
        first = null;
      }
    }
  }
}
