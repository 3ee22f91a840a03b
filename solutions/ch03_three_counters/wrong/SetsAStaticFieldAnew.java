// Fails: twoStartsDoNotMix
// Because: A static field is one for the whole program: setting it anew takes it from the counters
// of another start that still count.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private static int stillCounting;

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    stillCounting = counters.size();
    for (Counter counter : counters) {
      reactor.callWhenRunning(() -> count(counter, counter.from(), reactor, tick));
    }
  }

  private static void count(Counter counter, int number, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1, reactor, tick));
    } else if (--stillCounting == 0) {
      reactor.stop();
    }
  }
}
