// Because: It sleeps in the reactor, if only between two calls.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(() -> step(from, reactor, tick));
  }

  private static void step(int number, Reactor reactor, IntConsumer tick) {
    tick.accept(number);
    if (number == 0) {
      reactor.stop();
      return;
    }
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    reactor.callLater(Duration.ZERO, () -> step(number - 1, reactor, tick));
  }
}
