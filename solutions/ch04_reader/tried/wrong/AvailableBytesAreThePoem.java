// Because: A buffer of a fixed size for all of the poem: when it is full, read returns 0 for ever.
package ch04_reader;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

final class PoemReader implements ReadDescriptor {

  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;
  private final ByteBuffer received = ByteBuffer.allocate(4096);

  private PoemReader(SocketChannel channel, Reactor reactor, Listener listener) {
    this.channel = channel;
    this.reactor = reactor;
    this.listener = listener;
  }

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
    if (channel.read(received) >= 0) {
      return;
    }
    reactor.removeReader(this);
    channel.close();
    listener.poem(StandardCharsets.UTF_8.decode(received.flip()).toString());
  }

  @Override
  public void connectionLost(Failure reason) {
    try {
      channel.close();
    } catch (IOException e) {
      // Gone.
    }
    listener.failed(reason.exception());
  }
}
