// Fails: everyCounterCountsDownToZero, nothingIsLeftBehind, theReactorStopsWithTheLastCounter
// Because: The last one in the list need not be the last one to end.
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
    Counter last = counters.get(counters.size() - 1);
    for (Counter counter : counters) {
      reactor.callWhenRunning(() -> count(counter, counter.from(), last, reactor, tick));
    }
  }

  private static void count(Counter counter, int number, Counter last, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1, last, reactor, tick));
    } else if (counter == last) {
      reactor.stop();
    }
  }
}
