// SPDX-License-Identifier: Apache-2.0
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callLater(Duration.ZERO, () -> step(from, reactor, tick));
  }

  private static void step(int number, Reactor reactor, IntConsumer tick) {
    if (number == 0) {
      reactor.stop();
    } else {
      reactor.callLater(Duration.ofMillis(100), () -> step(number - 1, reactor, tick));
    }
    tick.accept(number);
  }
}
