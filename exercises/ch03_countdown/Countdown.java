// SPDX-License-Identifier: Apache-2.0
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.util.function.IntConsumer;

/** Counts down on a reactor, one tick every tenth of a second. */
final class Countdown {
  private Countdown() {}

  /**
   * Has {@code reactor}, which does not run yet, count down once it does.
   *
   * @param from the number to begin with; at least 0
   * @param reactor makes the calls, and is to be stopped after the last tick
   * @param tick to be called with each number, down to 0
   */
  static void start(int from, Reactor reactor, IntConsumer tick) {
    // TODO: Once the reactor runs, call tick with the number; a tenth of a second later with the
    // number below; and so on, down to 0. Then stop the reactor.
  }
}
