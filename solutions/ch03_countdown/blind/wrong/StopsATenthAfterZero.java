// Because: finds out that the countdown is over only when the call after the one for 0 comes, a
// tenth of a second too late.
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
    if (number < 0) {
      reactor.stop();
      return;
    }
    tick.accept(number);
    reactor.callLater(Duration.ofMillis(100), () -> count(number - 1, reactor, tick));
  }
}
