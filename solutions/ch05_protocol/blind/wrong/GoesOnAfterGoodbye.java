// Because: believes that nothing comes after loseConnection, so that it goes on with the lines that
// came together with the empty one.
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
    private boolean afterCarriageReturn;
    private String first;

    Couplets(Server server) {
      this.server = server;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      while (data.hasRemaining()) {
        byte b = data.get();
        if (b == '\n' && afterCarriageReturn) {
          byte[] line = held.toByteArray();
          held.reset();
          // Without the carriage return.
          lineReceived(new String(line, 0, line.length - 1, StandardCharsets.UTF_8));
        } else {
          held.write(b);
        }
        afterCarriageReturn = b == '\r';
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
