// Because: It counts each delay from the beginning, but a delay begins when the appointment is
// made.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(() -> step(from, from, reactor, tick));
  }

  private static void step(int from, int number, Reactor reactor, IntConsumer tick) {
    tick.accept(number);
    if (number > 0) {
      Duration delay = Duration.ofMillis(100).multipliedBy(from - number + 1);
      reactor.callLater(delay, () -> step(from, number - 1, reactor, tick));
    } else {
      reactor.stop();
    }
  }
}
