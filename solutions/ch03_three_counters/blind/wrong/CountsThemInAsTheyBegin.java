// Because: counts each counter in only when it begins, so that one from 0 at the head of the list
// is the last that is left, and stops the reactor before the others have begun.
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

  private Counters(Reactor reactor, Tick tick) {
    this.reactor = reactor;
    this.tick = tick;
  }

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Counters shared = new Counters(reactor, tick);
    reactor.callWhenRunning(() -> counters.forEach(shared::begin));
  }

  private void begin(Counter counter) {
    stillCounting++;
    count(counter, counter.from());
  }

  private void count(Counter counter, int number) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1));
      return;
    }
    stillCounting--;
    if (stillCounting == 0) {
      reactor.stop();
    }
  }
}
