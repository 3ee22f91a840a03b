// SPDX-License-Identifier: Apache-2.0
package ch04_reader;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/** Reads the poem that comes over one connection, as a reader of the reactor. */
final class PoemReader implements ReadDescriptor {

  /** Told, once, what became of the poem. */
  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;

  private PoemReader(SocketChannel channel, Reactor reactor, Listener listener) {
    this.channel = channel;
    this.reactor = reactor;
    this.listener = listener;
  }

  /**
   * Begins to read the poem, and returns.
   *
   * @param channel connected, and a blocking one, as every channel is at first; to be closed when
   *     all is over
   * @param reactor runs, and is to watch the channel
   * @param listener to be told of the poem when all of it has come, or why it can't come
   */
  static void read(SocketChannel channel, Reactor reactor, Listener listener) throws IOException {
    PoemReader reader = new PoemReader(channel, reactor, listener);
    // TODO: Have the reactor watch this reader, whose channel must not block. In doRead take what
    // is there; at the end of the stream have the reader removed, close the channel and hand the
    // poem over. In connectionLost close the channel and say why.
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public void doRead() throws IOException {}

  @Override
  public void connectionLost(Failure reason) {}
}
