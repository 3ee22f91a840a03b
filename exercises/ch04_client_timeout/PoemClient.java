// SPDX-License-Identifier: Apache-2.0
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
    PoemClient client = new PoemClient(reactor.channels().openSocketChannel(), reactor, listener);
    // TODO: Make an appointment for the end of the time. If it is kept, give up: have the client
    // watched no longer, close its channel and tell the listener. If the poem comes before, or a
    // failure, cancel it.
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
    reactor.removeReader(this);
    close();
    listener.poem(received.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void connectionLost(Failure reason) {
    close();
    listener.failed(reason.exception());
  }

  private void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing more is wanted of it.
    }
  }
}
