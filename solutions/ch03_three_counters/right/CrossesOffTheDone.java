// SPDX-License-Identifier: Apache-2.0
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps the counters that still count in a set, and each in an object of its own. */
final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private static final class Running {
    private final Counter counter;
    private final Reactor reactor;
    private final Tick tick;
    private final Set<Running> open;
    private int number;

    Running(Counter counter, Reactor reactor, Tick tick, Set<Running> open) {
      this.counter = counter;
      this.reactor = reactor;
      this.tick = tick;
      this.open = open;
      this.number = counter.from();
    }

    void next() {
      tick.tick(counter.name(), number);
      if (number-- > 0) {
        reactor.callLater(counter.every(), this::next);
        return;
      }
      open.remove(this);
      if (open.isEmpty()) {
        reactor.stop();
      }
    }
  }

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Set<Running> open = new HashSet<>();
    for (Counter counter : counters) {
      open.add(new Running(counter, reactor, tick, open));
    }
    reactor.callWhenRunning(() -> List.copyOf(open).forEach(Running::next));
  }
}
