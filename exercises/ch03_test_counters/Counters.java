// SPDX-License-Identifier: Apache-2.0
package ch03_test_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

/** Counters that count down beside each other on one reactor. */
interface Counters {

  /** One counter: it begins with {@code from} and ticks {@code every} so often, down to 0. */
  record Counter(String name, int from, Duration every) {}

  /** Told of each tick. */
  interface Tick {
    void tick(String name, int number);
  }

  /**
   * Has {@code reactor}, which does not run yet, count all counters down once it does: every
   * counter ticks with its number as soon as the reactor runs, and from then on at its own pace
   * with the number below, down to 0. With the last tick of all, the reactor is stopped, and
   * nothing is left that is still to be called. Which of two counters that tick at the same time
   * ticks first is not specified.
   *
   * @param counters at least one; each counts from at least 0
   */
  void start(List<Counter> counters, Reactor reactor, Tick tick);
}
