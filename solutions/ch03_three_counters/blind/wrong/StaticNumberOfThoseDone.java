// Because: keeps the number of those that are done in a static field that nobody sets back, so that
// only the first call of start in a program ever stops.
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

  private static int done;

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    reactor.callWhenRunning(
        () -> {
          for (Counter counter : counters) {
            count(counter, counter.from(), counters.size(), reactor, tick);
          }
        });
  }

  private static void count(Counter counter, int number, int all, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1, all, reactor, tick));
      return;
    }
    done++;
    if (done == all) {
      reactor.stop();
    }
  }
}
