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

/**
 * Fetches poems all at once on one thread, and tells of each line as soon as that is there. Bytes
 * become letters at once here, and that is safe, since each poem has a decoder of its own: it
 * leaves the bytes of half a letter in the buffer, where the next read adds the other half.
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

  /** Makes lines of the bytes of one poem. */
  private static final class Lines {
    private final InetSocketAddress from;
    private final Reader reader;
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(512);
    private final CharBuffer letters = CharBuffer.allocate(bytes.capacity());
    private final StringBuilder line = new StringBuilder();

    Lines(InetSocketAddress from, Reader reader) {
      this.from = from;
      this.reader = reader;
    }

    /** Reads once, and returns whether more may come. */
    boolean readFrom(SocketChannel channel) throws IOException {
      boolean atEnd = channel.read(bytes) < 0;
      bytes.flip();
      decoder.decode(bytes, letters, atEnd);
      bytes.compact();
      if (atEnd) {
        decoder.flush(letters);
      }
      tellLines();
      if (atEnd && line.length() > 0) {
        reader.line(from, line.toString());
      }
      return !atEnd;
    }

    private void tellLines() {
      letters.flip();
      while (letters.hasRemaining()) {
        char letter = letters.get();
        if (letter == '\n') {
          String whole = line.toString();
          line.setLength(0);
          reader.line(from, whole);
        } else {
          line.append(letter);
        }
      }
      letters.clear();
    }
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
    try (Selector selector = channels.openSelector()) {
      int unfinished = 0;
      for (InetSocketAddress server : servers) {
        if (start(new Lines(server, reader), selector, channels)) {
          unfinished++;
        }
      }
      while (unfinished > 0) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          if (!serve(key)) {
            unfinished--;
          }
        }
        selector.selectedKeys().clear();
      }
    }
  }

  private static boolean start(Lines lines, Selector selector, SelectorProvider channels)
      throws IOException {
    SocketChannel channel = channels.openSocketChannel();
    try {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, 0, lines);
      key.interestOps(channel.connect(lines.from) ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
      return true;
    } catch (IOException e) {
      fail(channel, lines, e);
      return false;
    }
  }

  /** Returns whether the poem goes on. */
  private static boolean serve(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    Lines lines = (Lines) key.attachment();
    try {
      if (channel.isConnectionPending()) {
        if (channel.finishConnect()) {
          key.interestOps(SelectionKey.OP_READ);
        }
        return true;
      }
      if (lines.readFrom(channel)) {
        return true;
      }
    } catch (IOException e) {
      fail(channel, lines, e);
      return false;
    }
    close(channel);
    lines.reader.done(lines.from);
    return false;
  }

  private static void fail(SocketChannel channel, Lines lines, IOException why) {
    close(channel);
    lines.reader.failed(lines.from, why);
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The poem has ended all the same.
    }
  }
}
