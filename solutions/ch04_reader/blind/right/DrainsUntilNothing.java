// Because: Withdrawn as a wrong answer: who reads on until the first 0 and then returns does what
// the statement allows, and says now.
package ch04_reader;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Reads the poem that comes over one connection, as a reader of the reactor. */
final class PoemReader implements ReadDescriptor {

  /** Told, once, what became of the poem. */
  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;
  private final ByteBuffer buffer = ByteBuffer.allocate(4096);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

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
    PoemReader reader = new PoemReader(channel, reactor, listener);
    channel.configureBlocking(false);
    reactor.addReader(reader);
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public void doRead() throws IOException {
    int count;
    while ((count = channel.read(buffer.clear())) > 0) {
      received.write(buffer.array(), 0, count);
    }
    if (count == 0) {
      return;
    }
    reactor.removeReader(this);
    channel.close();
    listener.poem(received.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void connectionLost(Failure reason) {
    try {
      channel.close();
    } catch (IOException e) {
      // There is nothing to be done about it.
    }
    listener.failed(reason.exception());
  }
}
