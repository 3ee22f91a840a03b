// Fails: countsDownToZero
// Because: The numbers go down, to 0; here the first tick has 0.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(() -> count(0, from, reactor, tick));
  }

  private static void count(int number, int last, Reactor reactor, IntConsumer tick) {
    tick.accept(number);
    if (number < last) {
      reactor.callLater(Duration.ofMillis(100), () -> count(number + 1, last, reactor, tick));
    } else {
      reactor.stop();
    }
  }
}
