// Because: A Deferred without a canceller fails and lets what it waits for go on: the channel stays
// open.
package ch04_client_timeout;

import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Deferred;
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

  private final Deferred<String> poem = new Deferred<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final SocketChannel channel;
  private final Reactor reactor;

  private PoemClient(SocketChannel channel, Reactor reactor) {
    this.channel = channel;
    this.reactor = reactor;
  }

  static void fetch(InetSocketAddress server, Duration limit, Reactor reactor, Listener listener)
      throws IOException {
    PoemClient client = new PoemClient(reactor.channels().openSocketChannel(), reactor);
    boolean[] late = {false};
    DelayedCall end =
        reactor.callLater(
            limit,
            () -> {
              late[0] = true;
              client.poem.cancel();
            });
    client
        .poem
        .addBoth(
            outcome -> {
              if (end.active()) {
                end.cancel();
              }
              return outcome.get();
            })
        .addCallbacks(
            text -> {
              listener.poem((String) text);
              return text;
            },
            failure -> {
              listener.failed(late[0] ? new TimeoutException("too late") : failure.exception());
              return null;
            });
    try {
      client.channel.configureBlocking(false);
      client.channel.connect(server);
      reactor.addWriter(client);
    } catch (IOException | UnresolvedAddressException e) {
      client.connectionLost(new Failure(e));
    }
  }

  private void leave() {
    reactor.removeWriter(this);
    reactor.removeReader(this);
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing more is wanted of it.
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
    ByteBuffer buffer = ByteBuffer.allocate(512);
    int count = channel.read(buffer);
    if (count < 0) {
      leave();
      poem.callback(received.toString(StandardCharsets.UTF_8));
    } else {
      received.write(buffer.array(), 0, count);
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    leave();
    poem.errback(reason);
  }
}
