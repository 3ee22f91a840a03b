// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import dev.couplet.clock.Clock;
import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Failure;
import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends one poem to whoever connects, some bytes at each tick. */
public final class SlowPoetryFactory extends Factory {
  private final Poem poem;
  private final int bytesPerTick;
  private final Duration delay;
  private final Clock clock;
  private final PrintWriter log;

  /** Makes a factory that tells {@code log} how each client fared. */
  public SlowPoetryFactory(
      Poem poem, int bytesPerTick, Duration delay, Clock clock, PrintWriter log) {
    this.poem = poem;
    this.bytesPerTick = bytesPerTick;
    this.delay = delay;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public Protocol buildProtocol(SocketAddress peer) {
    return new SlowPoetryProtocol();
  }

  /** What is sent to one client. Between two ticks nothing waits: there is an appointment. */
  private final class SlowPoetryProtocol extends Protocol {
    private final ByteBuffer unsent = ByteBuffer.wrap(poem.bytes());
    private @Nullable DelayedCall nextTick;

    @Override
    public void connectionMade() {
      sendSome();
    }

    private void sendSome() {
      int count = Math.min(bytesPerTick, unsent.remaining());
      transport().write(unsent.slice(unsent.position(), count));
      unsent.position(unsent.position() + count);
      if (unsent.hasRemaining()) {
        nextTick = clock.callLater(delay, this::sendSome);
      } else {
        nextTick = null;
        transport().loseConnection();
      }
    }

    @Override
    public void connectionLost(Failure reason) {
      if (nextTick == null) {
        log.printf("%s has \"%s\".%n", client(), poem.title());
        return;
      }
      // Nobody is there any more to whom the next piece could be sent.
      nextTick.cancel();
      int sent = unsent.position();
      log.printf("%s left after %d of %d bytes.%n", client(), sent, unsent.limit());
    }

    private String client() {
      InetSocketAddress peer = (InetSocketAddress) transport().peer();
      return peer.getHostString() + ":" + peer.getPort();
    }
  }
}
