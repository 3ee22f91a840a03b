// Because: takes "as soon as" for "at once" and makes the first tick within start, when the reactor
// does not run yet.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Counts down on a reactor, one tick every tenth of a second. */
final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    tick.accept(from);
    reactor.callWhenRunning(() -> goOn(from, reactor, tick));
  }

  private static void goOn(int number, Reactor reactor, IntConsumer tick) {
    if (number == 0) {
      reactor.stop();
      return;
    }
    reactor.callLater(
        Duration.ofMillis(100),
        () -> {
          tick.accept(number - 1);
          goOn(number - 1, reactor, tick);
        });
  }
}
