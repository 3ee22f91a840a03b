// Because: believes that crash is just a stop that is quicker, but it only breaks off run: the
// reactor was never stopped, and no trigger of a shutdown is made.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Counts down on a reactor, one tick every tenth of a second. */
final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(() -> count(from, reactor, tick));
  }

  private static void count(int number, Reactor reactor, IntConsumer tick) {
    tick.accept(number);
    if (number == 0) {
      reactor.crash();
    } else {
      reactor.callLater(Duration.ofMillis(100), () -> count(number - 1, reactor, tick));
    }
  }
}
