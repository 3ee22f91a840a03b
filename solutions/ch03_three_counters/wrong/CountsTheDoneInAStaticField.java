// Fails: theReactorStopsWithTheLastCounter
// Because: A static field is one for the whole program: what the counters of another start left in
// it is counted too.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private static int done;

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    for (Counter counter : counters) {
      reactor.callWhenRunning(() -> count(counter, counter.from(), counters.size(), reactor, tick));
    }
  }

  private static void count(Counter counter, int number, int counters, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1, counters, reactor, tick));
    } else if (++done == counters) {
      reactor.stop();
    }
  }
}
