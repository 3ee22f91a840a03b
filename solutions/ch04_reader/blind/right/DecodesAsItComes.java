package ch04_reader;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads the poem that comes over one connection, as a reader of the reactor. It makes text of each
 * piece at once, by a decoder that leaves a letter which is cut in two in the buffer: {@code
 * compact} moves those bytes to the front, and the next piece comes behind them.
 */
final class PoemReader implements ReadDescriptor {

  /** Told, once, what became of the poem. */
  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** Between two calls it holds the beginning of a letter, or nothing. */
  private final ByteBuffer bytes = ByteBuffer.allocate(1024);

  /** A byte never becomes more than one char, so there is room for all of {@link #bytes}. */
  private final CharBuffer chars = CharBuffer.allocate(1024);

  private final StringBuilder text = new StringBuilder();

  private PoemReader(SocketChannel channel, Reactor reactor, Listener listener) {
    this.channel = channel;
    this.reactor = reactor;
    this.listener = listener;
  }

  /**
   * Begins to read the poem, and returns.
   *
   * @param channel connected, and a blocking one, as every channel is at first; to be closed when
   *     all is over
   * @param reactor runs, and is to watch the channel
   * @param listener to be told of the poem when all of it has come, or why it can't come
   */
  static void read(SocketChannel channel, Reactor reactor, Listener listener) throws IOException {
    channel.configureBlocking(false);
    reactor.addReader(new PoemReader(channel, reactor, listener));
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public void doRead() throws IOException {
    boolean atEnd = channel.read(bytes) < 0;
    decode(atEnd);
    if (atEnd) {
      reactor.removeReader(this);
      channel.close();
      listener.poem(text.toString());
    }
  }

  private void decode(boolean atEnd) {
    decoder.decode(bytes.flip(), chars, atEnd);
    if (atEnd) {
      decoder.flush(chars);
    }
    text.append(chars.flip());
    chars.clear();
    bytes.compact();
  }

  @Override
  public void connectionLost(Failure reason) {
    try {
      channel.close();
    } catch (IOException e) {
      // What counts is told below.
    }
    listener.failed(reason.exception());
  }
}
