package ch02_async_client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Fetches poems all at once on one thread, and tells of each line as soon as that is there. What
 * must outlive a read is in one object for each poem, attached to its key; what all share, the
 * buffer and the count, is in one object for the whole fetch.
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

  /** A poem that is coming: where from, and the bytes of the line that has begun. */
  private static final class Poem {
    final InetSocketAddress from;
    final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Poem(InetSocketAddress from) {
      this.from = from;
    }
  }

  private final Reader reader;
  private final ByteBuffer buffer = ByteBuffer.allocate(4096);
  private int unfinished;

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
    AsyncPoems poems = new AsyncPoems(reader);
    try (Selector selector = channels.openSelector()) {
      for (InetSocketAddress server : servers) {
        poems.start(new Poem(server), channels.openSocketChannel(), selector);
      }
      while (poems.unfinished > 0) {
        selector.select(poems::ready);
      }
    }
  }

  private void start(Poem poem, SocketChannel channel, Selector selector) {
    unfinished++;
    try {
      channel.configureBlocking(false);
      boolean connected = channel.connect(poem.from);
      int interest = connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
      channel.register(selector, interest, poem);
    } catch (IOException e) {
      fail(channel, poem, e);
    }
  }

  private void ready(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    Poem poem = (Poem) key.attachment();
    try {
      if (key.isConnectable()) {
        if (channel.finishConnect()) {
          key.interestOps(SelectionKey.OP_READ);
        }
      } else if (key.isReadable()) {
        read(channel, poem);
      }
    } catch (IOException e) {
      fail(channel, poem, e);
    }
  }

  private void read(SocketChannel channel, Poem poem) throws IOException {
    buffer.clear();
    int count = channel.read(buffer);
    buffer.flip();
    while (buffer.hasRemaining()) {
      byte next = buffer.get();
      if (next == '\n') {
        tellLine(poem);
      } else {
        poem.line.write(next);
      }
    }
    if (count < 0) {
      end(channel);
      if (poem.line.size() > 0) {
        tellLine(poem);
      }
      reader.done(poem.from);
    }
  }

  private void tellLine(Poem poem) {
    String line = poem.line.toString(StandardCharsets.UTF_8);
    poem.line.reset();
    reader.line(poem.from, line);
  }

  private void fail(SocketChannel channel, Poem poem, IOException why) {
    end(channel);
    reader.failed(poem.from, why);
  }

  private void end(SocketChannel channel) {
    unfinished--;
    try {
      channel.close();
    } catch (IOException e) {
      // It has ended, one way or the other, and that is what the reader is told.
    }
  }
}
