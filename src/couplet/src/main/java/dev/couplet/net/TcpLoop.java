// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SystemEvent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all of the TCP on one reactor shares: since only one of its connections is at work at a
 * time, they need their buffers only once, and an idle connection none.
 */
final class TcpLoop {
  private static final int BUFFER_BYTES = 64 * 1024;

  /** Writes up to this size are put together; a greater one is not worth the copy. */
  private static final int SMALL_BYTES = 1024;

  /** What lent bytes begin with when they were given back: whoever has kept them gets stars. */
  private static final long OVERWRITTEN = 0x2a2a2a2a_2a2a2a2aL;

  /** Something that ends with the reactor, should it still be there. */
  interface Member {
    void reactorStopped();
  }

  final Reactor reactor;
  final SpareDescriptors spares;
  private final Set<Member> members = new HashSet<>();
  private final ByteBuffer read = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final ByteBuffer lent = read.asReadOnlyBuffer();
  private final ByteBuffer staging = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final ByteBuffer gathered = ByteBuffer.allocateDirect(8 * SMALL_BYTES);

  /** The output of the connection whose protocol is receiving now. */
  private @Nullable TcpOutput gatherer;

  private TcpLoop(Reactor reactor) {
    this.reactor = reactor;
    spares = new SpareDescriptors(reactor.channels());
    reactor.addSystemEventTrigger(
        SystemEvent.Phase.DURING, SystemEvent.SHUTDOWN, this::reactorStopped);
  }

  static TcpLoop of(Reactor reactor) {
    return reactor.companion(TcpLoop.class, TcpLoop::new);
  }

  // ------------------------------------------------------------------------------- members

  void add(Member member) {
    spares.restore();
    members.add(member);
  }

  void remove(Member member) {
    members.remove(member);
  }

  /** Ends those that the reactor did not know: it watches no connection that is paused. */
  private void reactorStopped() {
    for (Member member : List.copyOf(members)) {
      member.reactorStopped();
    }
    spares.release();
  }

  // ------------------------------------------------------------------------------- buffers

  /** Returns the buffer to read into, empty. */
  ByteBuffer readBuffer() {
    return read.clear();
  }

  /** Returns the {@code count} bytes that were read, to be lent. */
  ByteBuffer lend(int count) {
    return lent.clear().limit(count).order(ByteOrder.BIG_ENDIAN);
  }

  /** Takes back what was lent. Overwriting all of it would cost as much as sending it. */
  void takeBack() {
    read.putLong(0, OVERWRITTEN);
  }

  /** Returns a buffer for bytes on their way to the system, empty. */
  ByteBuffer stagingBuffer() {
    return staging.clear();
  }

  // ----------------------------------------------------------------------------- gathering

  /** Small writes of {@code output} are gathered until {@link #endGathering}. */
  void beginGathering(TcpOutput output) {
    gatherer = output;
  }

  void endGathering() {
    gatherer = null;
  }

  /** Takes {@code data} to be sent later, and returns whether it did. */
  boolean gathers(TcpOutput output, ByteBuffer data) {
    if (gatherer != output
        || data.remaining() > SMALL_BYTES
        || data.remaining() > gathered.remaining()) {
      return false;
    }
    gathered.put(data);
    return true;
  }

  /** Returns what was gathered for {@code output}, still to be flipped, or null if nothing. */
  @Nullable ByteBuffer gatheredBy(TcpOutput output) {
    return gatherer == output && gathered.position() > 0 ? gathered : null;
  }
}
