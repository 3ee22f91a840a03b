// SPDX-License-Identifier: Apache-2.0
package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

/**
 * Counters that count down beside each other on one reactor, and keep to the beat: by a {@link
 * dev.couplet.task.LoopingCall} each.
 */
final class LoopingCounters {

  /** One counter: it begins with {@code from} and ticks {@code every} so often, down to 0. */
  record Counter(String name, int from, Duration every) {}

  /** Told of each tick. */
  interface Tick {
    void tick(String name, int number);
  }

  private LoopingCounters() {}

  /**
   * Has {@code reactor}, which does not run yet, count all counters down once it does.
   *
   * @param counters at least one; each counts from at least 0, and two may have the same name
   * @param reactor makes the calls, and is to be stopped, once, when the last counter has ended
   * @param tick to be told of each tick; a counter for which it throws has ended
   */
  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    // TODO: Once the reactor runs, start a LoopingCall for every counter. It ticks with the
    // counter's number, then with the number below, down to 0, and is stopped. When all have ended,
    // each in its own way, stop the reactor.
  }
}
