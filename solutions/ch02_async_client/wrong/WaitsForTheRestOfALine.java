// Fails: eachLineComesAtOnce
// Because: A channel that has given half a line is read again and again until the other half is
// there, and all others have to wait.
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
    do {
      if (!readOnce(channel, poem)) {
        return;
      }
    } while (poem.line.size() > 0);
  }

  /** Returns whether more may come. */
  private boolean readOnce(SocketChannel channel, Poem poem) throws IOException {
    int count = channel.read(buffer.clear());
    if (count < 0) {
      if (poem.line.size() > 0) {
        tellLine(poem);
      }
      end(channel);
      reader.done(poem.from);
      return false;
    }
    buffer.flip();
    while (buffer.hasRemaining()) {
      byte next = buffer.get();
      if (next == '\n') {
        tellLine(poem);
      } else {
        poem.line.write(next);
      }
    }
    return true;
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
