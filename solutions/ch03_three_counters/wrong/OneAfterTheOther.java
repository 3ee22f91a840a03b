// Fails: allBeginTogether, theReactorStopsWithTheLastCounter
// Because: The next counter begins when the one before is done; they should count beside each
// other.
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
    reactor.callWhenRunning(() -> count(counters, counters.get(0).from(), reactor, tick));
  }

  private static void count(List<Counter> counters, int number, Reactor reactor, Tick tick) {
    Counter counter = counters.get(0);
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counters, number - 1, reactor, tick));
    } else if (counters.size() > 1) {
      List<Counter> rest = counters.subList(1, counters.size());
      count(rest, rest.get(0).from(), reactor, tick);
    } else {
      reactor.stop();
    }
  }
}
