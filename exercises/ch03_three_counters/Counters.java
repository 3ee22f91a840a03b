// SPDX-License-Identifier: Apache-2.0
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

/** Counters that count down beside each other on one reactor. */
final class Counters {

  /** One counter: it begins with {@code from} and ticks {@code every} so often, down to 0. */
  record Counter(String name, int from, Duration every) {}

  /** Told of each tick. */
  interface Tick {
    void tick(String name, int number);
  }

  private Counters() {}

  /**
   * Has {@code reactor}, which does not run yet, count all counters down once it does.
   *
   * @param counters at least one; each counts from at least 0
   * @param reactor makes the calls, and is to be stopped, once, when the last counter is done
   * @param tick to be told of each tick
   */
  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    // TODO: Once the reactor runs, tick for every counter with its number, and from then on at the
    // counter's own pace with the number below, down to 0. When all are done, stop the reactor.
  }
}
