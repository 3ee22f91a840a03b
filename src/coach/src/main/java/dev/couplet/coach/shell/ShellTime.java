// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the shell's reactors: on the machine's time, or on virtual time, which stands still until
 * the learner moves it on or waits for something.
 */
final class ShellTime implements Supplier<Reactor> {
  private static final Duration EVER = Duration.ofDays(36_500);

  private volatile boolean virtual;
  private volatile @Nullable TimeGate gate;
  private volatile boolean replacing;

  /** Time of the machine, for a start. */
  ShellTime() {}

  /** Virtual time, if {@code virtual}. */
  ShellTime(boolean virtual) {
    this.virtual = virtual;
  }

  boolean isVirtual() {
    return virtual;
  }

  /** The next reactor is to be on virtual time, or not. */
  void setVirtual(boolean virtual) {
    this.virtual = virtual;
  }

  /** The reactor will be stopped for the next one to take its place, as the learner has asked. */
  void replacing() {
    replacing = true;
  }

  /** Returns whether {@link #replacing} was called, and forgets it. */
  boolean takeReplacing() {
    boolean asked = replacing;
    replacing = false;
    return asked;
  }

  @Override
  public Reactor get() {
    if (!virtual) {
      gate = null;
      return new SelectReactor();
    }
    MemoryReactor reactor = new MemoryReactor();
    reactor.timeLimit(EVER);
    gate = new TimeGate(reactor);
    return reactor;
  }

  // --- On the loop's thread ---

  /** {@code reactor}, which was made here, is about to run. */
  void starting(Reactor reactor) {
    TimeGate here = gate;
    if (here != null && here.isOf(reactor)) {
      here.install();
    }
  }

  /** The reactor has ended. */
  void ended() {
    TimeGate here = gate;
    if (here != null) {
      here.letGo();
    }
  }

  /** Lets virtual time pass, to whatever comes next, or has it stand still again. */
  void let(boolean pass) {
    TimeGate here = gate;
    if (here == null) {
      return;
    }
    if (pass) {
      here.open();
    } else {
      here.close();
    }
  }

  /** Lets {@code span} of virtual time pass. The latch is counted down once it has. */
  void advance(Duration span, CountDownLatch passed) {
    TimeGate here = gate;
    if (here == null) {
      throw new IllegalStateException("time is the machine's, and moves on by itself");
    }
    here.advance(span, passed);
  }
}
