// Because: It waits before the first tick as before every other.
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
    AtomicInteger left = new AtomicInteger(counters.size());
    for (Counter counter : counters) {
      reactor.callLater(counter.every(), () -> step(counter, counter.from(), left, reactor, tick));
    }
  }

  private static void step(
      Counter counter, int number, AtomicInteger left, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> step(counter, number - 1, left, reactor, tick));
    } else {
      if (left.decrementAndGet() == 0) {
        reactor.stop();
      }
    }
  }
}
