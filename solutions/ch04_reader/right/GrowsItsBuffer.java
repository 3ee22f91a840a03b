// SPDX-License-Identifier: Apache-2.0
package ch04_reader;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Reads into one buffer that grows: the poem is never copied but for that. */
final class PoemReader implements ReadDescriptor {

  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;
  private ByteBuffer received = ByteBuffer.allocate(16);

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
    if (!received.hasRemaining()) {
      received = ByteBuffer.allocate(received.capacity() * 2).put(received.flip());
    }
    if (channel.read(received) < 0) {
      reactor.removeReader(this);
      end();
      listener.poem(StandardCharsets.UTF_8.decode(received.flip()).toString());
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    end();
    listener.failed(reason.exception());
  }

  private void end() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is over anyway.
    }
  }
}
