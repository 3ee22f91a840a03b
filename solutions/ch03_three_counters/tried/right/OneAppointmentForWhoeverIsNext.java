// SPDX-License-Identifier: Apache-2.0
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private record Due(Duration at, Counter counter, int number) {}

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
    for (Counter counter : counters) {
      queue.add(new Due(Duration.ZERO, counter, counter.from()));
    }
    reactor.callWhenRunning(() -> serve(Duration.ZERO, queue, reactor, tick));
  }

  private static void serve(Duration now, PriorityQueue<Due> queue, Reactor reactor, Tick tick) {
    while (!queue.isEmpty() && queue.peek().at().equals(now)) {
      Due due = queue.remove();
      tick.tick(due.counter().name(), due.number());
      if (due.number() > 0) {
        queue.add(new Due(now.plus(due.counter().every()), due.counter(), due.number() - 1));
      }
    }
    if (queue.isEmpty()) {
      reactor.stop();
      return;
    }
    Duration next = queue.peek().at();
    reactor.callLater(next.minus(now), () -> serve(next, queue, reactor, tick));
  }
}
