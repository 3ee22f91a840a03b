// Because: One beat, that of the fastest, serves them all.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Duration pace = counters.stream().map(Counter::every).min(Duration::compareTo).orElseThrow();
    AtomicInteger left = new AtomicInteger(counters.size());
    for (Counter counter : counters) {
      reactor.callWhenRunning(() -> step(counter, counter.from(), pace, left, reactor, tick));
    }
  }

  private static void step(
      Counter counter, int number, Duration pace, AtomicInteger left, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(pace, () -> step(counter, number - 1, pace, left, reactor, tick));
    } else if (left.decrementAndGet() == 0) {
      reactor.stop();
    }
  }
}
