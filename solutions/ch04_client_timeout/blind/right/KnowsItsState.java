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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Fetches one poem: the reactor's writer while it connects, and its reader from then on. It always
 * knows which of its states it is in, and so what there is to undo: a writer while it connects, a
 * reader while it reads, nothing once it is over. The appointment is a field as well, empty when
 * there is none. That is the old way to write it, with more lines, and nothing in it has to be
 * tried out or asked for.
 */
final class PoemClient implements WriteDescriptor, ReadDescriptor {

  /** Told, once, what became of the poem. */
  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private enum State {
    NEW,
    CONNECTING,
    READING,
    OVER
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;
  private final ByteBuffer buffer = ByteBuffer.allocate(1024);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private State state = State.NEW;

  /** Null before it is made, and when it was kept or cancelled. */
  private DelayedCall appointment;

  private PoemClient(SocketChannel channel, Reactor reactor, Listener listener) {
    this.channel = channel;
    this.reactor = reactor;
    this.listener = listener;
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
    PoemClient client = new PoemClient(channel, reactor, listener);
    client.appointment =
        reactor.callLater(
            limit,
            new Runnable() {
              @Override
              public void run() {
                client.timeIsOver();
              }
            });
    client.connect(server);
  }

  private void connect(InetSocketAddress server) {
    boolean connected;
    try {
      channel.configureBlocking(false);
      connected = channel.connect(server);
    } catch (IOException | RuntimeException e) {
      over();
      listener.failed(e);
      return;
    }
    if (connected) {
      read();
    } else {
      state = State.CONNECTING;
      reactor.addWriter(this);
    }
  }

  private void read() {
    state = State.READING;
    reactor.addReader(this);
  }

  private void timeIsOver() {
    appointment = null;
    over();
    listener.failed(new TimeoutException("the time is over"));
  }

  /** Undoes what there is to be undone. */
  private void over() {
    switch (state) {
      case CONNECTING:
        reactor.removeWriter(this);
        break;
      case READING:
        reactor.removeReader(this);
        break;
      default:
        break;
    }
    state = State.OVER;
    if (appointment != null) {
      appointment.cancel();
      appointment = null;
    }
    try {
      channel.close();
    } catch (IOException e) {
      // There is nothing that could be done about it.
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
    read();
  }

  @Override
  public void doRead() throws IOException {
    buffer.clear();
    int count = channel.read(buffer);
    if (count > 0) {
      received.write(buffer.array(), 0, count);
    }
    if (count == -1) {
      over();
      listener.poem(received.toString(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    if (state == State.OVER) {
      return;
    }
    over();
    listener.failed(reason.exception());
  }
}
