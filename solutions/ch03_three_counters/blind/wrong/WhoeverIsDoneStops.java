// Because: takes the single countdown as it is, where each counter that comes to 0 stops the
// reactor, so that the first one does it for all.
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
        () -> counters.forEach(counter -> count(counter, counter.from(), reactor, tick)));
  }

  private static void count(Counter counter, int number, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1, reactor, tick));
    } else {
      reactor.stop();
    }
  }
}
