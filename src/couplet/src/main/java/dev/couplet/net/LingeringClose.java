// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Failure;
import dev.couplet.reactor.ReadDescriptor;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Closes a socket to which the peer is still sending. If it were closed at once, the system would
 * answer that with a reset, which can destroy what was sent before and is still on its way. So this
 * side ends its half, and drops what comes in until the peer ends as well, or time is up.
 */
final class LingeringClose implements ReadDescriptor, TcpLoop.Member {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final TcpLoop loop;
  private final SocketChannel channel;
  private final DelayedCall timer;

  private LingeringClose(TcpLoop loop, SocketChannel channel) {
    this.loop = loop;
    this.channel = channel;
    timer = loop.reactor.callLater(LIMIT, this::end);
  }

  static void begin(TcpLoop loop, SocketChannel channel) throws IOException {
    channel.shutdownOutput();
    LingeringClose close = new LingeringClose(loop, channel);
    loop.add(close);
    loop.reactor.addReader(close);
  }

  @Override
  public SelectableChannel channel() {
    return channel;
  }

  @Override
  public void doRead() throws IOException {
    if (channel.read(loop.readBuffer()) < 0) {
      end();
    }
  }

  private void end() {
    if (timer.active()) {
      timer.cancel();
    }
    loop.remove(this);
    loop.reactor.removeReader(this);
    Sockets.close(channel);
  }

  /** The reactor has dropped it. */
  @Override
  public void connectionLost(Failure reason) {
    end();
  }

  @Override
  public void reactorStopped() {
    end();
  }
}
