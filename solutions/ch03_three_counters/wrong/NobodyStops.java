// Fails: theReactorStopsWithTheLastCounter
// Because: The reactor does not stop by itself when nothing is left to do.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    for (Counter counter : counters) {
      reactor.callWhenRunning(() -> count(counter, counter.from(), reactor, tick));
    }
  }

  private static void count(Counter counter, int number, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1, reactor, tick));
    }
  }
}
