// SPDX-License-Identifier: Apache-2.0
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Counts down on a reactor: each tick makes the appointment for the next. */
final class Countdown {
  private static final Duration TENTH = Duration.ofMillis(100);

  private final Reactor reactor;
  private final IntConsumer tick;
  private int number;

  private Countdown(int from, Reactor reactor, IntConsumer tick) {
    this.number = from;
    this.reactor = reactor;
    this.tick = tick;
  }

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(new Countdown(from, reactor, tick)::count);
  }

  private void count() {
    tick.accept(number);
    if (number == 0) {
      reactor.stop();
    } else {
      number--;
      reactor.callLater(TENTH, this::count);
    }
  }
}
