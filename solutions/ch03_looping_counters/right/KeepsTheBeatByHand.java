// SPDX-License-Identifier: Apache-2.0
package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

/** Does without a LoopingCall: each appointment is reckoned from the beginning, not from now. */
final class LoopingCounters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private final Reactor reactor;
  private final Tick tick;
  private int left;

  private LoopingCounters(Reactor reactor, Tick tick, int left) {
    this.reactor = reactor;
    this.tick = tick;
    this.left = left;
  }

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    LoopingCounters all = new LoopingCounters(reactor, tick, counters.size());
    for (Counter counter : counters) {
      reactor.callWhenRunning(() -> all.next(counter, counter.from(), reactor.nanoTime()));
    }
  }

  private void next(Counter counter, int number, long beginNanos) {
    boolean goesOn = false;
    try {
      tick.tick(counter.name(), number);
      goesOn = number > 0;
    } finally {
      if (goesOn) {
        long every = counter.every().toNanos();
        long wait = every - (reactor.nanoTime() - beginNanos) % every;
        reactor.callLater(Duration.ofNanos(wait), () -> next(counter, number - 1, beginNanos));
      } else if (--left == 0) {
        reactor.stop();
      }
    }
  }
}
