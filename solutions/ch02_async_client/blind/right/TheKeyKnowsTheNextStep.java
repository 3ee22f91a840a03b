package ch02_async_client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Fetches poems all at once on one thread, and tells of each line as soon as that is there. To each
 * key the step is attached that is to be taken when its channel is ready, so the loop asks nobody
 * what he is waiting for: it runs what it finds. Whoever has ended takes itself out of a set, and
 * the loop goes on until that is empty.
 */
final class AsyncPoems {

  /** Who is told of what comes. */
  interface Reader {
    /** A line has come; {@code line} is without the newline at its end. */
    void line(InetSocketAddress from, String line);

    /** The poem is over: the server has closed the connection. */
    void done(InetSocketAddress from);

    /** The poem won't come, or not all of it. */
    void failed(InetSocketAddress from, IOException why);
  }

  private static final byte[] NOTHING = {};

  private final Reader reader;
  private final Set<Poem> unfinished = new HashSet<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(8192);

  private AsyncPoems(Reader reader) {
    this.reader = reader;
  }

  /**
   * Fetches the poems, and returns when each of them is done or has failed.
   *
   * @param servers no two are the same
   * @param channels makes the selector and the channels: {@code openSelector} does what {@code
   *     Selector.open} does, and {@code openSocketChannel} what {@code SocketChannel.open} does
   */
  static void fetchAll(List<InetSocketAddress> servers, SelectorProvider channels, Reader reader)
      throws IOException {
    AsyncPoems all = new AsyncPoems(reader);
    try (Selector selector = channels.openSelector()) {
      for (InetSocketAddress server : servers) {
        Poem poem = all.new Poem(server, channels.openSocketChannel());
        poem.attempt(() -> poem.start(selector));
      }
      while (!all.unfinished.isEmpty()) {
        selector.select(key -> ((Runnable) key.attachment()).run());
      }
    } finally {
      for (Poem poem : all.unfinished) {
        poem.channel.close();
      }
    }
  }

  /** Something that the network may refuse. */
  private interface Step {
    void take() throws IOException;
  }

  private final class Poem {
    private final InetSocketAddress from;
    private final SocketChannel channel;
    private SelectionKey key;
    private byte[] rest = NOTHING;

    Poem(InetSocketAddress from, SocketChannel channel) {
      this.from = from;
      this.channel = channel;
      unfinished.add(this);
    }

    /** The one place in which this poem can fail. */
    void attempt(Step step) {
      try {
        step.take();
      } catch (IOException e) {
        close();
        reader.failed(from, e);
      }
    }

    void start(Selector selector) throws IOException {
      channel.configureBlocking(false);
      key = channel.register(selector, 0);
      if (channel.connect(from)) {
        next(SelectionKey.OP_READ, this::read);
      } else {
        next(SelectionKey.OP_CONNECT, this::finish);
      }
    }

    private void next(int interest, Step step) {
      key.interestOps(interest);
      key.attach((Runnable) () -> attempt(step));
    }

    private void finish() throws IOException {
      if (channel.finishConnect()) {
        next(SelectionKey.OP_READ, this::read);
      }
    }

    private void read() throws IOException {
      int count = channel.read(buffer.clear());
      if (count < 0) {
        close();
        if (rest.length > 0) {
          reader.line(from, text(rest, 0, rest.length));
        }
        reader.done(from);
        return;
      }
      byte[] bytes = Arrays.copyOf(rest, rest.length + count);
      buffer.flip().get(bytes, rest.length, count);
      int begin = 0;
      for (int i = rest.length; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          reader.line(from, text(bytes, begin, i));
          begin = i + 1;
        }
      }
      rest = Arrays.copyOfRange(bytes, begin, bytes.length);
    }

    private void close() {
      unfinished.remove(this);
      try {
        channel.close();
      } catch (IOException e) {
        // Whether the poem is done or has failed was known before.
      }
    }
  }

  private static String text(byte[] bytes, int begin, int end) {
    return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
  }
}
