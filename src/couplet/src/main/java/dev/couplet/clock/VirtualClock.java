// SPDX-License-Identifier: Apache-2.0
package dev.couplet.clock;

import dev.couplet.trace.Recorder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until it is told to advance. It starts at 0.
 *
 * <p>It steps: while it advances, each due call sees its own time, and what a call schedules within
 * the span runs too. Twisted's {@code task.Clock} jumps instead: there every due call sees the end
 * of the span.
 */
public final class VirtualClock implements Clock {
  /** So many calls at one instant can only be calls that schedule themselves without a delay. */
  private static final int CALLS_PER_INSTANT = 1_000_000;

  private final CallQueue queue = new CallQueue(this::nanoTime, method -> {});
  private long nowNanos;
  private boolean advancing;

  @Override
  public long nanoTime() {
    return nowNanos;
  }

  @Override
  public DelayedCall callLater(Duration delay, Runnable call) {
    return queue.add(delay, call);
  }

  @Override
  public List<DelayedCall> delayedCalls() {
    return queue.pending();
  }

  /**
   * Moves the time on by {@code span} and makes every call that is due within it, each at its own
   * time.
   *
   * @throws IllegalArgumentException if {@code span} is negative
   * @throws IllegalStateException if called from within one of those calls, or if a million calls
   *     were made at one instant
   */
  public void advance(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("span < 0: " + span);
    }
    if (advancing) {
      throw new IllegalStateException("advance was called from a call that it made");
    }
    advancing = true;
    try {
      advanceTo(nowNanos + span.toNanos());
    } finally {
      advancing = false;
    }
  }

  private void advanceTo(long endNanos) {
    int callsAtThisInstant = 0;
    for (@Nullable DelayedCall next = queue.next();
        next != null && next.dueNanos() <= endNanos;
        next = queue.next()) {
      if (next.dueNanos() > nowNanos) {
        moveTo(next.dueNanos());
        callsAtThisInstant = 0;
      }
      if (++callsAtThisInstant > CALLS_PER_INSTANT) {
        throw new IllegalStateException(
            String.format(
                "%,d calls were made at second %.3f: does one schedule itself without a delay?",
                CALLS_PER_INSTANT, seconds()));
      }
      queue.runNext();
    }
    moveTo(endNanos);
  }

  private void moveTo(long nanos) {
    Recorder.timePassed(nanos - nowNanos);
    nowNanos = nanos;
  }
}
