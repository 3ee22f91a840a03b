// Fails: closesTheChannelAtTheEnd, isWatchedNoLongerAfterTheEnd
// Because: Whoever gets the poem takes the connection for over, and may stop the reactor: what is
// done only then comes too late.
package ch04_reader;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.ByteArrayOutputStream;
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
  private final ByteBuffer buffer = ByteBuffer.allocate(1024);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private PoemReader(SocketChannel channel, Reactor reactor, Listener listener) {
    this.channel = channel;
    this.reactor = reactor;
    this.listener = listener;
  }

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
    int count = channel.read(buffer.clear());
    if (count >= 0) {
      received.write(buffer.array(), 0, count);
      return;
    }
    listener.poem(received.toString(StandardCharsets.UTF_8));
    reactor.removeReader(this);
    channel.close();
  }

  @Override
  public void connectionLost(Failure reason) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is lost anyway.
    }
    listener.failed(reason.exception());
  }
}
