// Because: has every counter that takes the longest stop the reactor, and does not think of two
// that end at the same second: these stop it twice.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.Comparator;
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
    Duration end =
        counters.stream().map(Counters::length).max(Comparator.naturalOrder()).orElseThrow();
    reactor.callWhenRunning(
        () -> counters.forEach(counter -> count(counter, counter.from(), end, reactor, tick)));
  }

  private static Duration length(Counter counter) {
    return counter.every().multipliedBy(counter.from());
  }

  private static void count(Counter counter, int number, Duration end, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1, end, reactor, tick));
    } else if (length(counter).equals(end)) {
      reactor.stop();
    }
  }
}
