// Because: keeps the number in a field of the object that all the counters share, so that each goes
// on with what another has left there.
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
  private int number;
  private int stillCounting;

  private Counters(int stillCounting, Reactor reactor, Tick tick) {
    this.stillCounting = stillCounting;
    this.reactor = reactor;
    this.tick = tick;
  }

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Counters all = new Counters(counters.size(), reactor, tick);
    reactor.callWhenRunning(
        () -> {
          for (Counter counter : counters) {
            all.number = counter.from();
            all.count(counter);
          }
        });
  }

  private void count(Counter counter) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      number--;
      reactor.callLater(counter.every(), () -> count(counter));
    } else {
      stillCounting--;
      if (stillCounting == 0) {
        reactor.stop();
      }
    }
  }
}
