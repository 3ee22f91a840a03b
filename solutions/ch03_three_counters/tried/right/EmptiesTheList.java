// SPDX-License-Identifier: Apache-2.0
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
    reactor.callWhenRunning(
        () ->
            List.copyOf(counters)
                .forEach(each -> step(each, each.from(), counters, reactor, tick)));
  }

  private static void step(
      Counter counter, int number, List<Counter> open, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> step(counter, number - 1, open, reactor, tick));
      return;
    }
    open.remove(counter);
    if (open.isEmpty()) {
      reactor.stop();
    }
  }
}
