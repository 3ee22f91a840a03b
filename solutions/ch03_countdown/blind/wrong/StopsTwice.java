// Because: believes that a second stop does no harm, and stops the reactor both with the last tick
// and by an appointment of its own.
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
          for (int i = 0; i <= from; i++) {
            int number = from - i;
            reactor.callLater(
                Duration.ofMillis(100L * i),
                () -> {
                  tick.accept(number);
                  if (number == 0) {
                    reactor.stop();
                  }
                });
          }
          reactor.callLater(Duration.ofMillis(100L * from), reactor::stop); // to be sure
        });
  }
}
