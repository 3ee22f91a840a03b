package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Counts down on a reactor, one tick every tenth of a second. */
final class Countdown {
  private static final Duration TENTH = Duration.ofMillis(100);

  private final Reactor reactor;
  private final IntConsumer tick;
  private int number;

  private Countdown(int from, Reactor reactor, IntConsumer tick) {
    this.number = from;
    this.reactor = reactor;
    this.tick = tick;
  }

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(new Countdown(from, reactor, tick)::next);
  }

  private void next() {
    if (number > 0) {
      // The appointment first, the tick after it.
      reactor.callLater(TENTH, this::next);
    } else {
      reactor.stop();
    }
    tick.accept(number--);
  }
}
