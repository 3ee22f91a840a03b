// Fails: nothingHoldsTheReactor
// Because: An appointment alone waits long enough; whoever sleeps before making it holds the
// reactor, and with it all the other counters.
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
      sleep();
      reactor.callLater(counter.every(), () -> count(counter, number - 1));
    } else if (--stillCounting == 0) {
      reactor.stop();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
