package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

/** Counters that count down beside each other on one reactor. */
final class Counters {

  /** One counter: it begins with {@code from} and ticks {@code every} so often, down to 0. */
  record Counter(String name, int from, Duration every) {}

  /** Told of each tick. */
  interface Tick {
    void tick(String name, int number);
  }

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    reactor.callWhenRunning(
        () -> {
          Duration end = Duration.ZERO;
          for (Counter counter : counters) {
            for (int i = 0; i <= counter.from(); i++) {
              int number = counter.from() - i;
              reactor.callLater(
                  counter.every().multipliedBy(i), () -> tick.tick(counter.name(), number));
            }
            Duration own = counter.every().multipliedBy(counter.from());
            if (own.compareTo(end) > 0) {
              end = own;
            }
          }
          // Asked for after all the ticks, and so made after those of the same time.
          reactor.callLater(end, reactor::stop);
        });
  }
}
