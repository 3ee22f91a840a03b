// SPDX-License-Identifier: Apache-2.0
package ch02_async_client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Each poem is an object that knows its channel, and decodes what has come of it. */
final class AsyncPoems {

  interface Reader {
    void line(InetSocketAddress from, String line);

    void done(InetSocketAddress from);

    void failed(InetSocketAddress from, IOException why);
  }

  private AsyncPoems() {}

  static void fetchAll(List<InetSocketAddress> servers, SelectorProvider channels, Reader reader)
      throws IOException {
    try (Selector selector = channels.openSelector()) {
      int[] open = {servers.size()};
      for (InetSocketAddress server : servers) {
        new Poem(server, channels.openSocketChannel(), reader, () -> open[0]--).begin(selector);
      }
      while (open[0] > 0) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          ((Poem) key.attachment()).goOn(key);
        }
        selector.selectedKeys().clear();
      }
    }
  }

  private static final class Poem {
    private final InetSocketAddress from;
    private final SocketChannel channel;
    private final Reader reader;
    private final Runnable ended;
    private final ByteBuffer bytes = ByteBuffer.allocate(64);
    private final CharBuffer chars = CharBuffer.allocate(64);
    private final StringBuilder text = new StringBuilder();
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    Poem(InetSocketAddress from, SocketChannel channel, Reader reader, Runnable ended) {
      this.from = from;
      this.channel = channel;
      this.reader = reader;
      this.ended = ended;
    }

    void begin(Selector selector) throws IOException {
      channel.configureBlocking(false);
      try {
        boolean connected = channel.connect(from);
        channel.register(
            selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
      } catch (IOException e) {
        end();
        reader.failed(from, e);
      }
    }

    void goOn(SelectionKey key) throws IOException {
      try {
        if (key.isConnectable()) {
          channel.finishConnect();
          key.interestOps(SelectionKey.OP_READ);
        } else if (channel.read(bytes) < 0) {
          end();
          if (text.length() > 0) {
            reader.line(from, text.toString());
          }
          reader.done(from);
        } else {
          decode();
        }
      } catch (IOException e) {
        end();
        reader.failed(from, e);
      }
    }

    /** Half a letter stays in {@code bytes} until its other half has come. */
    private void decode() {
      decoder.decode(bytes.flip(), chars, false);
      bytes.compact();
      text.append(chars.flip());
      chars.clear();
      int end;
      while ((end = text.indexOf("\n")) >= 0) {
        reader.line(from, text.substring(0, end));
        text.delete(0, end + 1);
      }
    }

    private void end() throws IOException {
      ended.run();
      channel.close();
    }
  }
}
