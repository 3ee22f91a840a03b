// Because: It takes one off before it ticks, so the number to begin with is never heard.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(() -> step(from, reactor, tick));
  }

  private static void step(int number, Reactor reactor, IntConsumer tick) {
    int next = number - 1;
    if (next < 0) {
      reactor.stop();
      return;
    }
    tick.accept(next);
    reactor.callLater(Duration.ofMillis(100), () -> step(next, reactor, tick));
  }
}
