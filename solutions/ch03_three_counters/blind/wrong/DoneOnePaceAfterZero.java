// Because: asks for another call after the tick for 0 too and only then sees that the counter is
// done, so that the reactor stops a pace too late.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

/** Counters that count down beside each other on one reactor. */
final class Counters {

  /** One counter: it begins with {@code from} and ticks {@code every} so often, down to 0. */
  record Counter(String name, int from, Duration every) {}

  /** Told of each tick. */
  interface Tick {
    void tick(String name, int number);
  }

  private final Reactor reactor;
  private final Tick tick;
  private int stillCounting;

  private Counters(int stillCounting, Reactor reactor, Tick tick) {
    this.stillCounting = stillCounting;
    this.reactor = reactor;
    this.tick = tick;
  }

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Counters all = new Counters(counters.size(), reactor, tick);
    reactor.callWhenRunning(() -> counters.forEach(counter -> all.count(counter, counter.from())));
  }

  private void count(Counter counter, int number) {
    if (number >= 0) {
      tick.tick(counter.name(), number);
      reactor.callLater(counter.every(), () -> count(counter, number - 1));
      return;
    }
    stillCounting--;
    if (stillCounting == 0) {
      reactor.stop();
    }
  }
}
