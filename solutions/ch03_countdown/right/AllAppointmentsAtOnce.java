// SPDX-License-Identifier: Apache-2.0
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Makes every appointment beforehand, each a tenth of a second after the one before. */
final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    for (int i = 0; i <= from; i++) {
      int number = from - i;
      reactor.callLater(Duration.ofMillis(100L * i), () -> tick.accept(number));
    }
    reactor.callLater(Duration.ofMillis(100L * from), reactor::stop);
  }
}
