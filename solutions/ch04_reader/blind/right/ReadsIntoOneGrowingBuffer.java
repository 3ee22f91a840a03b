package ch04_reader;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Reads the poem that comes over one connection, as a reader of the reactor. There is only one
 * buffer, which is read into and never cleared; it must have room before each read, since a read
 * into a full buffer returns 0 for ever.
 */
final class PoemReader implements ReadDescriptor {

  /** Told, once, what became of the poem. */
  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private static final int FIRST_CAPACITY = 256;

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;

  /** All that has come: up to its position. */
  private ByteBuffer poem = ByteBuffer.allocate(FIRST_CAPACITY);

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
    if (!poem.hasRemaining()) {
      ByteBuffer roomy = ByteBuffer.allocate(2 * poem.capacity());
      poem.flip();
      roomy.put(poem);
      poem = roomy;
    }
    int count = channel.read(poem);
    if (count == -1) {
      reactor.removeReader(this);
      channel.close();
      poem.flip();
      listener.poem(StandardCharsets.UTF_8.decode(poem).toString());
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    try {
      channel.close();
    } catch (IOException ignored) {
      // There is a better reason to tell of.
    }
    listener.failed(reason.exception());
  }
}
