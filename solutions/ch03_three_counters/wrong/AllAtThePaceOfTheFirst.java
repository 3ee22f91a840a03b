// Fails: eachKeepsItsOwnPace, theReactorStopsWithTheLastCounter
// Because: One appointment for all of them gives all of them one pace.
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
    Duration pace = counters.get(0).every();
    for (Counter counter : counters) {
      reactor.callWhenRunning(() -> all.count(counter, counter.from(), pace));
    }
  }

  private void count(Counter counter, int number, Duration pace) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(pace, () -> count(counter, number - 1, pace));
    } else if (--stillCounting == 0) {
      reactor.stop();
    }
  }
}
