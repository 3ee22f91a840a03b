// SPDX-License-Identifier: Apache-2.0
package dev.couplet.clock;

import java.time.Duration;
import java.util.List;

/** A source of time on which calls can be made later: a reactor's, or a {@link VirtualClock}. */
public interface Clock {

  /**
   * Returns the time in nanoseconds since an origin of the clock's own. Only differences mean
   * anything, and they never run backwards.
   */
  long nanoTime();

  /** Returns {@link #nanoTime()} in seconds. */
  default double seconds() {
    return nanoTime() / 1e9;
  }

  /**
   * Runs {@code call} after at least {@code delay}, on the clock's thread.
   *
   * <p>Calls due at the same instant run in the order they were made. What {@code call} throws is
   * reported to {@link dev.couplet.trace.ErrorLog}. Only for the clock's own thread.
   *
   * @throws IllegalArgumentException if {@code delay} is negative
   */
  DelayedCall callLater(Duration delay, Runnable call);

  /** Returns the calls that are still to be made, the next one first. */
  List<DelayedCall> delayedCalls();
}
