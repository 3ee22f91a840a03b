// Fails: noCallThrows
// Because: A reactor is stopped once; who stops it again, even in the same turn, is told so by an
// exception.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(() -> count(from, reactor, tick));
    reactor.callLater(Duration.ofMillis(100L * from), reactor::stop);
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
