// Because: believes that the counter with the slowest pace is the last to end, whatever number the
// others count from.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.Collections;
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
    Counter slowest = Collections.max(counters, Comparator.comparing(Counter::every));
    reactor.callWhenRunning(
        () -> {
          for (Counter counter : counters) {
            count(counter, counter.from(), counter == slowest, reactor, tick);
          }
        });
  }

  private static void count(
      Counter counter, int number, boolean stops, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1, stops, reactor, tick));
    } else if (stops) {
      reactor.stop();
    }
  }
}
