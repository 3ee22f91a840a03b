// Fails: nothingHappensBeforeTheReactorRuns
// Because: start is called before the reactor runs: what it does itself comes too early, and
// callWhenRunning is there to put it off.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private final Reactor reactor;
  private final Tick tick;
  private int stillCounting;

  private Counters(Reactor reactor, Tick tick, int stillCounting) {
    this.reactor = reactor;
    this.tick = tick;
    this.stillCounting = stillCounting;
  }

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Counters all = new Counters(reactor, tick, counters.size());
    for (Counter counter : counters) {
      tick.tick(counter.name(), counter.from());
      reactor.callLater(
          counter.from() > 0 ? counter.every() : Duration.ZERO, () -> all.next(counter));
    }
  }

  private void next(Counter counter) {
    if (counter.from() > 0) {
      count(counter, counter.from() - 1);
    } else if (--stillCounting == 0) {
      reactor.stop();
    }
  }

  private void count(Counter counter, int number) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1));
    } else if (--stillCounting == 0) {
      reactor.stop();
    }
  }
}
