// SPDX-License-Identifier: Apache-2.0
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    AtomicInteger left = new AtomicInteger(from);
    Runnable[] step = new Runnable[1];
    step[0] =
        () -> {
          int number = left.getAndDecrement();
          tick.accept(number);
          if (number == 0) {
            reactor.stop();
            return;
          }
          reactor.callLater(Duration.ofNanos(100_000_000), step[0]);
        };
    reactor.callWhenRunning(step[0]);
  }
}
