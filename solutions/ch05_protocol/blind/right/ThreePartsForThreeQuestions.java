package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Makes couplets of the lines that its clients send. Each question has its own class: where a line
 * ends, which two lines belong together, and which number is next; the protocol only connects them.
 * The splitter remembers whether the last byte was a carriage return, so that it does not matter in
 * which call the line feed comes.
 */
final class CoupletServer {

  private CoupletServer() {}

  /** Returns the factory of a new server, which has no couplet yet. */
  static Factory factory() {
    Counter counter = new Counter();
    return new Factory() {
      @Override
      public Protocol buildProtocol(SocketAddress peer) {
        return new Conversation(counter);
      }
    };
  }

  /** One client's side of the server. */
  private static final class Conversation extends Protocol {
    private static final Charset CHARSET = StandardCharsets.UTF_8;
    private static final String END_OF_LINE = "\r\n";

    private final Counter counter;
    private final LineSplitter splitter = new LineSplitter(CHARSET);
    private final CoupletMaker maker = new CoupletMaker();

    Conversation(Counter counter) {
      this.counter = counter;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      if (transport().disconnecting()) {
        return;
      }
      for (String line : splitter.split(data)) {
        if (line.isEmpty()) {
          transport().loseConnection();
          return;
        }
        Optional<String> couplet = maker.take(line);
        if (couplet.isPresent()) {
          send(counter.next() + ": " + couplet.get());
        }
      }
    }

    private void send(String line) {
      transport().write((line + END_OF_LINE).getBytes(CHARSET));
    }
  }

  /** Finds lines in bytes. */
  private static final class LineSplitter {
    private final Charset charset;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean carriageReturnPending;

    LineSplitter(Charset charset) {
      this.charset = charset;
    }

    /** Returns the lines that are whole now, in order. */
    Deque<String> split(ByteBuffer data) {
      Deque<String> lines = new ArrayDeque<>();
      while (data.hasRemaining()) {
        byte b = data.get();
        if (carriageReturnPending && b == '\n') {
          carriageReturnPending = false;
          lines.add(line.toString(charset));
          line.reset();
          continue;
        }
        if (carriageReturnPending) {
          // It was no end, but a part of the line.
          line.write('\r');
        }
        carriageReturnPending = b == '\r';
        if (!carriageReturnPending) {
          line.write(b);
        }
      }
      return lines;
    }
  }

  /** Puts two lines together. */
  private static final class CoupletMaker {
    private Optional<String> first = Optional.empty();

    /** Returns the couplet that {@code line} completes, if it does. */
    Optional<String> take(String line) {
      Optional<String> couplet = first.map(waiting -> waiting + " / " + line);
      first = couplet.isPresent() ? Optional.empty() : Optional.of(line);
      return couplet;
    }
  }

  /** Counts the couplets of all clients of one server. */
  private static final class Counter {
    private int last;

    int next() {
      last++;
      return last;
    }
  }
}
