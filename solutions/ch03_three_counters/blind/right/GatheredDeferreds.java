package ch03_three_counters;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.ArrayList;
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
    reactor.callWhenRunning(
        () -> {
          List<Deferred<String>> ends = new ArrayList<>();
          for (Counter counter : counters) {
            Deferred<String> end = new Deferred<>();
            ends.add(end);
            count(counter, counter.from(), reactor, tick, end);
          }
          Deferreds.gather(ends).addCallbackVoid(names -> reactor.stop());
        });
  }

  private static void count(
      Counter counter, int number, Reactor reactor, Tick tick, Deferred<String> end) {
    tick.tick(counter.name(), number);
    if (number == 0) {
      end.callback(counter.name());
      return;
    }
    reactor.callLater(counter.every(), () -> count(counter, number - 1, reactor, tick, end));
  }
}
