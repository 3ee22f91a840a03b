package ch02_async_client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fetches poems all at once on one thread, and tells of each line as soon as that is there. From a
 * channel that is ready it reads until a read gives nothing, and no further. It counts nothing: a
 * key is good as long as its channel is open, so all is over when no key is good any more.
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

  private AsyncPoems() {}

  /**
   * Fetches the poems, and returns when each of them is done or has failed.
   *
   * @param servers no two are the same
   * @param channels makes the selector and the channels: {@code openSelector} does what {@code
   *     Selector.open} does, and {@code openSocketChannel} what {@code SocketChannel.open} does
   */
  static void fetchAll(List<InetSocketAddress> servers, SelectorProvider channels, Reader reader)
      throws IOException {
    Map<InetSocketAddress, ByteArrayOutputStream> begun = new HashMap<>();
    try (Selector selector = channels.openSelector()) {
      for (InetSocketAddress server : servers) {
        begun.put(server, new ByteArrayOutputStream());
        SocketChannel channel = channels.openSocketChannel();
        try {
          channel.configureBlocking(false);
          boolean connected = channel.connect(server);
          channel.register(
              selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, server);
        } catch (IOException e) {
          close(channel);
          reader.failed(server, e);
        }
      }

      while (selector.keys().stream().anyMatch(SelectionKey::isValid)) {
        selector.select(
            key -> {
              InetSocketAddress server = (InetSocketAddress) key.attachment();
              try {
                serve(key, server, begun.get(server), reader);
              } catch (IOException e) {
                close(key.channel());
                reader.failed(server, e);
              }
            });
      }
    }
  }

  private static void serve(
      SelectionKey key, InetSocketAddress server, ByteArrayOutputStream line, Reader reader)
      throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    if (key.isConnectable()) {
      if (channel.finishConnect()) {
        key.interestOps(SelectionKey.OP_READ);
      }
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate(256);
    int count = channel.read(buffer);
    while (count > 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        byte next = buffer.get();
        if (next == '\n') {
          reader.line(server, line.toString(StandardCharsets.UTF_8));
          line.reset();
        } else {
          line.write(next);
        }
      }
      buffer.clear();
      count = channel.read(buffer);
    }
    if (count < 0) {
      close(channel);
      if (line.size() > 0) {
        reader.line(server, line.toString(StandardCharsets.UTF_8));
      }
      reader.done(server);
    }
  }

  private static void close(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // There is nobody whom this would help.
    }
  }
}
