// Because: It takes the one with the longest pause for the last to end, however little that has to
// count.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Counter last = counters.stream().max(Comparator.comparing(Counter::every)).orElseThrow();
    for (Counter counter : counters) {
      reactor.callWhenRunning(() -> step(counter, counter.from(), last, reactor, tick));
    }
  }

  private static void step(Counter counter, int number, Counter last, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> step(counter, number - 1, last, reactor, tick));
    } else {
      if (counter == last) {
        reactor.stop();
      }
    }
  }
}
