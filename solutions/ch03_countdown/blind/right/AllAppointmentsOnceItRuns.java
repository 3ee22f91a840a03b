package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Counts down on a reactor, one tick every tenth of a second. */
final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(
        () -> {
          tick.accept(from);
          for (int i = 1; i <= from; i++) {
            int number = from - i;
            reactor.callLater(Duration.ofMillis(100L * i), () -> tick.accept(number));
          }
          // An appointment of its own, at the time of the last tick and after it.
          reactor.callLater(Duration.ofMillis(100L * from), reactor::stop);
        });
  }
}
