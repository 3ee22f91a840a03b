package ch02_async_client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Fetches poems all at once on one thread, and tells of each line as soon as that is there. This is
 * how it was written before there were lambdas: select, go over the selected keys with an iterator,
 * and remove each of them before it is dealt with. All that is open is closed at the end, also when
 * the selector itself fails.
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
    Selector selector = channels.openSelector();
    try {
      int unfinished = 0;
      for (InetSocketAddress server : servers) {
        Connection connection = new Connection(server, reader);
        if (connection.begin(channels, selector)) {
          unfinished = unfinished + 1;
        }
      }
      ByteBuffer buffer = ByteBuffer.allocateDirect(1024);
      while (unfinished > 0) {
        selector.select();
        Set<SelectionKey> selected = selector.selectedKeys();
        Iterator<SelectionKey> iterator = selected.iterator();
        while (iterator.hasNext()) {
          SelectionKey key = iterator.next();
          iterator.remove();
          Connection connection = (Connection) key.attachment();
          boolean goesOn = connection.ready(key, buffer);
          if (!goesOn) {
            unfinished = unfinished - 1;
          }
        }
      }
    } finally {
      for (SelectionKey key : selector.keys()) {
        closeQuietly((SocketChannel) key.channel());
      }
      selector.close();
    }
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing can be done about it, and nothing depends on it.
    }
  }

  /** The connection to one server, and the line that has begun to come over it. */
  private static final class Connection {
    private final InetSocketAddress server;
    private final Reader reader;
    private byte[] line = new byte[80];
    private int length = 0;

    Connection(InetSocketAddress server, Reader reader) {
      this.server = server;
      this.reader = reader;
    }

    /** Begins to connect, and returns whether there is something to wait for. */
    boolean begin(SelectorProvider channels, Selector selector) {
      SocketChannel channel = null;
      try {
        channel = channels.openSocketChannel();
        channel.configureBlocking(false);
        if (channel.connect(server)) {
          channel.register(selector, SelectionKey.OP_READ, this);
        } else {
          channel.register(selector, SelectionKey.OP_CONNECT, this);
        }
        return true;
      } catch (UnresolvedAddressException e) {
        closeQuietly(channel);
        reader.failed(server, new UnknownHostException(server.getHostString()));
        return false;
      } catch (IOException e) {
        if (channel != null) {
          closeQuietly(channel);
        }
        reader.failed(server, e);
        return false;
      }
    }

    /** Does what can be done now, and returns whether there is still something to wait for. */
    boolean ready(SelectionKey key, ByteBuffer buffer) {
      SocketChannel channel = (SocketChannel) key.channel();
      try {
        if (key.isConnectable()) {
          if (channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
          }
          return true;
        }
        buffer.clear();
        int count = channel.read(buffer);
        if (count == -1) {
          closeQuietly(channel);
          if (length > 0) {
            lineEnds();
          }
          reader.done(server);
          return false;
        }
        buffer.flip();
        for (int i = 0; i < count; i++) {
          byte b = buffer.get(i);
          if (b == '\n') {
            lineEnds();
          } else {
            add(b);
          }
        }
        return true;
      } catch (IOException e) {
        closeQuietly(channel);
        reader.failed(server, e);
        return false;
      }
    }

    private void add(byte b) {
      if (length == line.length) {
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length] = b;
      length = length + 1;
    }

    private void lineEnds() {
      String text = new String(line, 0, length, StandardCharsets.UTF_8);
      length = 0;
      reader.line(server, text);
    }
  }
}
