package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Makes couplets of the lines that its clients send. It looks at one byte after the other and keeps
 * them in an array of its own; a line is whole when the last two are CR LF, in whatever calls these
 * came, and only then it becomes text.
 */
final class CoupletServer {

  private CoupletServer() {}

  /** Returns the factory of a new server, which has no couplet yet. */
  static Factory factory() {
    return new CoupletFactory();
  }

  private static final class CoupletFactory extends Factory {
    private int count = 0;

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new CoupletProtocol(this);
    }
  }

  private static final class CoupletProtocol extends Protocol {
    private final CoupletFactory factory;
    private byte[] bytes = new byte[128];
    private int length = 0;
    private String firstLine = null;
    private boolean saidGoodbye = false;

    CoupletProtocol(CoupletFactory factory) {
      this.factory = factory;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      while (data.hasRemaining() && !saidGoodbye) {
        append(data.get());
        if (length >= 2 && bytes[length - 2] == '\r' && bytes[length - 1] == '\n') {
          String line = new String(bytes, 0, length - 2, StandardCharsets.UTF_8);
          length = 0;
          takeLine(line);
        }
      }
    }

    private void append(byte b) {
      if (length == bytes.length) {
        byte[] longer = new byte[2 * length];
        System.arraycopy(bytes, 0, longer, 0, length);
        bytes = longer;
      }
      bytes[length] = b;
      length++;
    }

    private void takeLine(String line) {
      if (line.length() == 0) {
        saidGoodbye = true;
        transport().loseConnection();
        return;
      }
      if (firstLine == null) {
        firstLine = line;
        return;
      }
      factory.count++;
      StringBuilder couplet = new StringBuilder();
      couplet.append(factory.count).append(": ");
      couplet.append(firstLine).append(" / ").append(line).append("\r\n");
      firstLine = null;
      transport().write(couplet.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
