// Fails: aLateTickDoesNotMoveTheOthers
// Because: An appointment is reckoned from the call that makes it: once that was late, all that
// follow are late as well.
package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

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
      reactor.callWhenRunning(() -> all.next(counter, counter.from()));
    }
  }

  private void next(Counter counter, int number) {
    boolean goesOn = false;
    try {
      tick.tick(counter.name(), number);
      goesOn = number > 0;
    } finally {
      if (goesOn) {
        reactor.callLater(counter.every(), () -> next(counter, number - 1));
      } else if (--left == 0) {
        reactor.stop();
      }
    }
  }
}
