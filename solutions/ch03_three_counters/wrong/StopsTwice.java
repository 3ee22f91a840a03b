// Fails: noCallThrows
// Because: A reactor is stopped once; who stops it again, even in the same turn, is told so by an
// exception.
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
      reactor.callWhenRunning(() -> all.count(counter, counter.from()));
    }
  }

  private void count(Counter counter, int number) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1));
    } else if (--stillCounting == 0) {
      reactor.stop();
      end();
    }
  }

  private void end() {
    // To be on the safe side.
    reactor.stop();
  }
}
