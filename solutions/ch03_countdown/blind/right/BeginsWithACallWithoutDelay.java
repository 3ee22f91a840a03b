package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Counts down on a reactor, one tick every tenth of a second. */
final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    later(Duration.ZERO, from, reactor, tick);
  }

  private static void later(Duration delay, int number, Reactor reactor, IntConsumer tick) {
    reactor.callLater(
        delay,
        () -> {
          tick.accept(number);
          if (number == 0) {
            // In a turn of its own, but at the same second.
            reactor.callLater(Duration.ZERO, reactor::stop);
            return;
          }
          later(Duration.ofMillis(100), number - 1, reactor, tick);
        });
  }
}
