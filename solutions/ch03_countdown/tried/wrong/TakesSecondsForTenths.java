// Because: It waits a second where a tenth was asked for.
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
    tick.accept(number);
    if (number > 0) {
      reactor.callLater(Duration.ofSeconds(1), () -> step(number - 1, reactor, tick));
    } else {
      reactor.stop();
    }
  }
}
