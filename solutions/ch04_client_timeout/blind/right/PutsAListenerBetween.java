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

/**
 * Fetches one poem: the reactor's writer while it connects, and its reader from then on. The parts
 * that were there know nothing of a limit: between them and the listener stands another one, which
 * takes the appointment back before it tells what it was told. It works because all ways to end
 * lead to the listener, and only who gives up goes past it.
 */
final class PoemClient implements WriteDescriptor, ReadDescriptor {

  /** Told, once, what became of the poem. */
  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  /** Takes an appointment back as soon as it is told anything. */
  private static final class Cancelling implements Listener {
    private final DelayedCall appointment;
    private final Listener listener;

    Cancelling(DelayedCall appointment, Listener listener) {
      this.appointment = appointment;
      this.listener = listener;
    }

    @Override
    public void poem(String text) {
      appointment.cancel();
      listener.poem(text);
    }

    @Override
    public void failed(Throwable reason) {
      appointment.cancel();
      listener.failed(reason);
    }
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;
  private final ByteBuffer buffer = ByteBuffer.allocate(1024);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private PoemClient(SocketChannel channel, Duration limit, Reactor reactor, Listener listener) {
    this.channel = channel;
    this.reactor = reactor;
    this.listener = new Cancelling(reactor.callLater(limit, () -> giveUp(listener)), listener);
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
    PoemClient client = new PoemClient(channel, limit, reactor, listener);
    try {
      channel.configureBlocking(false);
      if (channel.connect(server)) {
        reactor.addReader(client);
      } else {
        reactor.addWriter(client);
      }
    } catch (IOException | UnresolvedAddressException e) {
      client.lost(e);
    }
  }

  private void giveUp(Listener past) {
    reactor.removeReader(this);
    reactor.removeWriter(this);
    close();
    past.failed(new TimeoutException());
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
    reactor.removeReader(this);
    close();
    listener.poem(received.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void connectionLost(Failure reason) {
    lost(reason.exception());
  }

  private void lost(Throwable reason) {
    close();
    listener.failed(reason);
  }

  private void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing more is wanted of it.
    }
  }
}
