// SPDX-License-Identifier: Apache-2.0
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Keeps nothing in a field: each call carries the number that it will show. */
final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callLater(Duration.ZERO, () -> count(from, reactor, tick));
  }

  private static void count(int number, Reactor reactor, IntConsumer tick) {
    tick.accept(number);
    if (number > 0) {
      reactor.callLater(Duration.ofMillis(100), () -> count(number - 1, reactor, tick));
    } else {
      reactor.stop();
    }
  }
}
