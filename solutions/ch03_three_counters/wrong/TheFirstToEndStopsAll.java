// Fails: everyCounterCountsDownToZero, nothingIsLeftBehind, theReactorStopsWithTheLastCounter
// Because: A counter that is done knows only of itself; the others may have a long way to go.
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
  private boolean stopped;

  private Counters(Reactor reactor, Tick tick) {
    this.reactor = reactor;
    this.tick = tick;
  }

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Counters all = new Counters(reactor, tick);
    for (Counter counter : counters) {
      reactor.callWhenRunning(() -> all.count(counter, counter.from()));
    }
  }

  private void count(Counter counter, int number) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1));
    } else if (!stopped) {
      stopped = true;
      reactor.stop();
    }
  }
}
