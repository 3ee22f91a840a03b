// Fails: aFailureCancelsTheLimit, aPoemCancelsTheLimit, aStopOfTheReactorCancelsTheLimit
// Because: To do nothing when the appointment is kept is not to cancel it: it is left behind, and
// holds the
// client until then.
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
  private boolean over;
  private final ByteBuffer buffer = ByteBuffer.allocate(1024);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private PoemClient(SocketChannel channel, Duration limit, Reactor reactor, Listener listener) {
    this.channel = channel;
    this.reactor = reactor;
    this.listener = listener;
    reactor.callLater(limit, this::giveUp);
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
      client.over = true;
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
    over = true;
    reactor.removeReader(this);
    close();
    listener.poem(received.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void connectionLost(Failure reason) {
    over = true;
    close();
    listener.failed(reason.exception());
  }

  private void giveUp() {
    if (over) {
      return;
    }
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
