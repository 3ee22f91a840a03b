// SPDX-License-Identifier: Apache-2.0
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(
        () -> {
          Duration at = Duration.ZERO;
          for (int i = from; i > 0; i--) {
            int number = i;
            reactor.callLater(at, () -> tick.accept(number));
            at = at.plusMillis(100);
          }
          reactor.callLater(
              at,
              () -> {
                tick.accept(0);
                reactor.stop();
              });
        });
  }
}
