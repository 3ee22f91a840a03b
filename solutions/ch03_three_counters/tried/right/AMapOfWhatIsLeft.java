// SPDX-License-Identifier: Apache-2.0
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Map<Counter, Integer> next = new IdentityHashMap<>();
    counters.forEach(counter -> next.put(counter, counter.from()));
    for (Counter counter : counters) {
      reactor.callLater(Duration.ZERO, () -> step(counter, next, reactor, tick));
    }
  }

  private static void step(
      Counter counter, Map<Counter, Integer> next, Reactor reactor, Tick tick) {
    int number = next.get(counter);
    tick.tick(counter.name(), number);
    if (number == 0) {
      next.remove(counter);
      if (next.isEmpty()) {
        reactor.stop();
      }
      return;
    }
    next.put(counter, number - 1);
    reactor.callLater(counter.every(), () -> step(counter, next, reactor, tick));
  }
}
