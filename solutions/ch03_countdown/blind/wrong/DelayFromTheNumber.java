// Because: believes that the order of the loop is the order of the calls and takes the delay from
// the number itself, so that it counts up.
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
            reactor.callLater(Duration.ofMillis(100L * current), () -> tick.accept(current));
          }
          reactor.callLater(Duration.ofMillis(100L * from), reactor::stop);
        });
  }
}
