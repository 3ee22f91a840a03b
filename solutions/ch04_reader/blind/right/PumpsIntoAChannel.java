package ch04_reader;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Reads the poem that comes over one connection, as a reader of the reactor. It pumps from one
 * channel into another that lies in memory: clear, read, flip, write. The three things that a read
 * can say are the three cases of a switch, and nothing here reads twice.
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
  private final ByteBuffer cup = ByteBuffer.allocateDirect(16 * 1024);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final WritableByteChannel poem = Channels.newChannel(bytes);

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
    cup.clear();
    switch (channel.read(cup)) {
      case -1 -> {
        reactor.removeReader(this);
        channel.close();
        listener.poem(bytes.toString(StandardCharsets.UTF_8));
      }
      case 0 -> {}
      default -> {
        cup.flip();
        poem.write(cup);
      }
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    Throwable why = reason.exception();
    try {
      channel.close();
    } catch (IOException e) {
      why.addSuppressed(e);
    } finally {
      listener.failed(why);
    }
  }
}
