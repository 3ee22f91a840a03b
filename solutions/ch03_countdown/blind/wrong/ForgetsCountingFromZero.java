// Because: treats the first tick apart and forgets that it may be the last as well: a countdown
// from 0 goes on to -1 and never stops.
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
          reactor.callLater(Duration.ofMillis(100), () -> count(from - 1, reactor, tick));
        });
  }

  private static void count(int number, Reactor reactor, IntConsumer tick) {
    tick.accept(number);
    if (number == 0) {
      reactor.stop();
    } else {
      reactor.callLater(Duration.ofMillis(100), () -> count(number - 1, reactor, tick));
    }
  }
}
