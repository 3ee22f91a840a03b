// Fails: leavesNothingBehind
// Because: Stopping the reactor takes no appointment back: the call that is still to come is left
// behind.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(() -> count(from, reactor, tick));
  }

  private static void count(int number, Reactor reactor, IntConsumer tick) {
    tick.accept(number);
    if (number == 0) {
      reactor.stop();
    }
    reactor.callLater(Duration.ofMillis(100), () -> count(number - 1, reactor, tick));
  }
}
