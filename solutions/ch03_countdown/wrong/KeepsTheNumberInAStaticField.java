// Fails: twoCountdownsDoNotMix
// Because: A static field is one for the whole program: another countdown, even on another reactor,
// counts with it.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private static int number;

  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    number = from;
    reactor.callWhenRunning(() -> count(reactor, tick));
  }

  private static void count(Reactor reactor, IntConsumer tick) {
    tick.accept(number);
    if (number == 0) {
      reactor.stop();
    } else {
      number--;
      reactor.callLater(Duration.ofMillis(100), () -> count(reactor, tick));
    }
  }
}
