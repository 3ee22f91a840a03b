package ch04_client_timeout;

import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.reactor.WriteDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * Fetches one poem: the reactor's writer while it connects, and its reader from then on. All who
 * could make an end of it try to complete the same future, and a future can be completed once: the
 * first of them wins, and the others change nothing. What is to be done in any case stands behind
 * the future, in one place.
 */
final class PoemClient implements WriteDescriptor, ReadDescriptor {

  /** Told, once, what became of the poem. */
  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private final CompletableFuture<String> poem = new CompletableFuture<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(1024);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private PoemClient(SocketChannel channel, Reactor reactor) {
    this.channel = channel;
    this.reactor = reactor;
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
    PoemClient client = new PoemClient(reactor.channels().openSocketChannel(), reactor);
    DelayedCall atTheLimit =
        reactor.callLater(
            limit, () -> client.poem.completeExceptionally(new TimeoutException("too slow")));
    client.poem.whenComplete(
        (text, error) -> {
          if (atTheLimit.active()) {
            atTheLimit.cancel();
          }
          client.leave();
          if (error == null) {
            listener.poem(text);
          } else {
            listener.failed(error);
          }
        });
    client.begin(server);
  }

  private void begin(InetSocketAddress server) {
    try {
      channel.configureBlocking(false);
      if (channel.connect(server)) {
        reactor.addReader(this);
      } else {
        reactor.addWriter(this);
      }
    } catch (IOException | UnresolvedAddressException e) {
      poem.completeExceptionally(e);
    }
  }

  /** Whatever it was doing, it does it no more. */
  private void leave() {
    reactor.removeWriter(this);
    reactor.removeReader(this);
    try {
      channel.close();
    } catch (IOException e) {
      // The future is complete already.
    }
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
    if (count < 0) {
      poem.complete(received.toString(StandardCharsets.UTF_8));
      return;
    }
    received.write(buffer.array(), 0, count);
  }

  @Override
  public void connectionLost(Failure reason) {
    poem.completeExceptionally(reason.exception());
  }
}
