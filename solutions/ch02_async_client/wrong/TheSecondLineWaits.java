// Fails: eachLineComesAtOnce
// Because: Of each read one line is told, and what comes after it is kept for the next read. A read
// may give several lines, and the second is there as well.
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

final class AsyncPoems {

  interface Reader {
    void line(InetSocketAddress from, String line);

    void done(InetSocketAddress from);

    void failed(InetSocketAddress from, IOException why);
  }

  /** What lasts of one poem from one read to the next. */
  private static final class Poem {
    final InetSocketAddress from;
    final ByteArrayOutputStream line = new ByteArrayOutputStream();
    final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    Poem(InetSocketAddress from) {
      this.from = from;
    }
  }

  private final Selector selector;
  private final Reader reader;
  private final ByteBuffer buffer = ByteBuffer.allocate(4096);
  private int unfinished;

  private AsyncPoems(Selector selector, Reader reader) {
    this.selector = selector;
    this.reader = reader;
  }

  static void fetchAll(List<InetSocketAddress> servers, SelectorProvider channels, Reader reader)
      throws IOException {
    try (Selector selector = channels.openSelector()) {
      AsyncPoems all = new AsyncPoems(selector, reader);
      for (InetSocketAddress server : servers) {
        all.begin(channels.openSocketChannel(), server);
      }
      while (all.unfinished > 0) {
        selector.select(all::ready);
      }
    }
  }

  private void begin(SocketChannel channel, InetSocketAddress server) {
    unfinished++;
    Poem poem = new Poem(server);
    try {
      channel.configureBlocking(false);
      boolean connected = channel.connect(server);
      channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, poem);
    } catch (IOException e) {
      fail(channel, poem, e);
    }
  }

  private void ready(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    Poem poem = (Poem) key.attachment();
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
      } else {
        read(channel, poem);
      }
    } catch (IOException e) {
      fail(channel, poem, e);
    }
  }

  private void read(SocketChannel channel, Poem poem) throws IOException {
    int count = channel.read(buffer.clear());
    if (count < 0) {
      while (tellNext(poem)) {
        // There may be more of them.
      }
      if (poem.rest.size() > 0) {
        poem.line.writeBytes(poem.rest.toByteArray());
        tellLine(poem);
      }
      end(channel);
      reader.done(poem.from);
      return;
    }
    poem.rest.write(buffer.array(), 0, count);
    tellNext(poem);
  }

  /** Returns whether there was a line to tell. */
  private boolean tellNext(Poem poem) {
    byte[] bytes = poem.rest.toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        poem.rest.reset();
        poem.rest.write(bytes, i + 1, bytes.length - i - 1);
        poem.line.write(bytes, 0, i);
        tellLine(poem);
        return true;
      }
    }
    return false;
  }

  private void tellLine(Poem poem) {
    reader.line(poem.from, poem.line.toString(StandardCharsets.UTF_8));
    poem.line.reset();
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
      // All that was wanted of it is here.
    }
  }
}
