// Fails: nothingHappensBeforeTheReactorRuns
// Because: start is called before the reactor runs: what it does itself comes too early, and
// callWhenRunning is there to put it off.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    tick.accept(from);
    if (from == 0) {
      reactor.callWhenRunning(reactor::stop);
    } else {
      reactor.callLater(Duration.ofMillis(100), () -> count(from - 1, reactor, tick));
    }
  }

  private static void count(int number, Reactor reactor, IntConsumer tick) {
    tick.accept(number);
    if (number > 0) {
      reactor.callLater(Duration.ofMillis(100), () -> count(number - 1, reactor, tick));
    } else {
      reactor.stop();
    }
  }
}
