// Because: believes that an appointment which does nothing any more does no harm, so that it is
// not cancelled and stays behind after the poem.
package ch04_client_timeout;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.reactor.WriteDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Fetches one poem: the reactor's writer while it connects, and its reader from then on. */
final class PoemClient implements WriteDescriptor, ReadDescriptor {

  /** Told, once, what became of the poem. */
  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;
  private final ByteBuffer buffer = ByteBuffer.allocate(1024);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private boolean ended;

  private PoemClient(SocketChannel channel, Duration limit, Reactor reactor, Listener listener) {
    this.channel = channel;
    this.reactor = reactor;
    this.listener = listener;
    reactor.callLater(limit, () -> fail(new TimeoutException("not complete within " + limit)));
  }

  /**
   * Begins to fetch the poem, and returns.
   *
   * @param limit how long all of it may take, from now on
   * @param reactor runs
   * @param listener to be told of the poem; or of a failure, which is a {@link
   *     java.util.concurrent.TimeoutException} when the time is over
   */
  static void fetch(InetSocketAddress server, Duration limit, Reactor reactor, Listener listener)
      throws IOException {
    SocketChannel channel = reactor.channels().openSocketChannel();
    new PoemClient(channel, limit, reactor, listener).connect(server);
  }

  private void connect(InetSocketAddress server) {
    try {
      channel.configureBlocking(false);
      if (channel.connect(server)) {
        reactor.addReader(this);
      } else {
        reactor.addWriter(this);
      }
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  private void fail(Throwable reason) {
    end(() -> listener.failed(reason));
  }

  /** Clears up, and tells the listener: the first time only. */
  private void end(Runnable tell) {
    if (ended) {
      return;
    }
    ended = true;
    reactor.removeWriter(this);
    reactor.removeReader(this);
    try {
      channel.close();
    } catch (IOException e) {
      // It does not change what there is to tell.
    }
    tell.run();
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public void doWrite() throws IOException {
    channel.finishConnect();
    reactor.removeWriter(this);
    reactor.addReader(this);
  }

  @Override
  public void doRead() throws IOException {
    int count = channel.read(buffer.clear());
    if (count >= 0) {
      received.write(buffer.array(), 0, count);
    } else {
      end(() -> listener.poem(received.toString(StandardCharsets.UTF_8)));
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    fail(reason.exception());
  }
}
