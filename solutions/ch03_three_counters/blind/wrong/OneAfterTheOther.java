// Because: begins a counter only when the one before it is done: then the end is easy to know, but
// they do not count beside each other.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** Counters that count down beside each other on one reactor. */
final class Counters {

  /** One counter: it begins with {@code from} and ticks {@code every} so often, down to 0. */
  record Counter(String name, int from, Duration every) {}

  /** Told of each tick. */
  interface Tick {
    void tick(String name, int number);
  }

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    reactor.callWhenRunning(() -> begin(counters.iterator(), reactor, tick));
  }

  private static void begin(Iterator<Counter> rest, Reactor reactor, Tick tick) {
    if (!rest.hasNext()) {
      reactor.stop();
      return;
    }
    Counter counter = rest.next();
    count(counter, counter.from(), rest, reactor, tick);
  }

  private static void count(
      Counter counter, int number, Iterator<Counter> rest, Reactor reactor, Tick tick) {
    tick.tick(counter.name(), number);
    if (number > 0) {
      reactor.callLater(counter.every(), () -> count(counter, number - 1, rest, reactor, tick));
    } else {
      begin(rest, reactor, tick);
    }
  }
}
