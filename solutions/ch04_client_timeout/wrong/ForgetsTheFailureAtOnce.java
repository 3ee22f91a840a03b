// Fails: aFailureCancelsTheLimit
// Because: connect may throw within fetch: what was arranged before that has to be cancelled there.
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
import java.util.concurrent.TimeoutException;

final class PoemClient implements WriteDescriptor, ReadDescriptor {

  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;
  private final DelayedCall limit;
  private final ByteBuffer buffer = ByteBuffer.allocate(1024);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private PoemClient(SocketChannel channel, Duration limit, Reactor reactor, Listener listener) {
    this.channel = channel;
    this.reactor = reactor;
    this.listener = listener;
    this.limit = reactor.callLater(limit, this::giveUp);
  }

  static void fetch(InetSocketAddress server, Duration limit, Reactor reactor, Listener listener)
      throws IOException {
    PoemClient client =
        new PoemClient(reactor.channels().openSocketChannel(), limit, reactor, listener);
    try {
      client.channel.configureBlocking(false);
      if (client.channel.connect(server)) {
        reactor.addReader(client);
      } else {
        reactor.addWriter(client);
      }
    } catch (IOException | UnresolvedAddressException e) {
      client.close();
      listener.failed(e);
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
    if (count >= 0) {
      received.write(buffer.array(), 0, count);
      return;
    }
    limit.cancel();
    reactor.removeReader(this);
    close();
    listener.poem(received.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void connectionLost(Failure reason) {
    limit.cancel();
    close();
    listener.failed(reason.exception());
  }

  private void giveUp() {
    reactor.removeWriter(this);
    reactor.removeReader(this);
    close();
    listener.failed(new TimeoutException("the poem did not come in time"));
  }

  private void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing more is wanted of it.
    }
  }
}
