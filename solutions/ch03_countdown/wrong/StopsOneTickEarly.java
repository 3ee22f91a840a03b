// Fails: countsDownToZero, leavesNothingBehind, stopsTheReactorAfterTheLastTick
// Because: The countdown ends with the tick for 0, not with the one for 1.
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
    if (number == 1) {
      reactor.stop();
    } else {
      reactor.callLater(Duration.ofMillis(100), () -> count(number - 1, reactor, tick));
    }
  }
}
