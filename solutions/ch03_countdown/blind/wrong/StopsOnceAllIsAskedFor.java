// Because: believes that the reactor makes all calls that were asked for before a stop takes
// effect, and stops at second 0.
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
          for (int number = from; number >= 0; number--) {
            int current = number;
            Duration delay = Duration.ofMillis(100L * (from - current));
            reactor.callLater(delay, () -> tick.accept(current));
          }
          reactor.stop();
        });
  }
}
