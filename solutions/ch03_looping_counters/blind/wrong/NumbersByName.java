// Because: believes that no two counters have the same name, so that those which have it share one
// number.
package ch03_looping_counters;

import dev.couplet.defer.Deferred;
import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counters that count down beside each other on one reactor, and keep to the beat. */
final class LoopingCounters {

  /** One counter: it begins with {@code from} and ticks {@code every} so often, down to 0. */
  record Counter(String name, int from, Duration every) {}

  /** Told of each tick. */
  interface Tick {
    void tick(String name, int number);
  }

  private LoopingCounters() {}

  /**
   * Has {@code reactor}, which does not run yet, count all counters down once it does.
   *
   * @param counters at least one; each counts from at least 0
   * @param reactor makes the calls, and is to be stopped, once, when the last counter has ended
   * @param tick to be told of each tick; a counter for which it throws has ended
   */
  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Map<String, Integer> numbers = new HashMap<>();
    for (Counter counter : counters) {
      numbers.put(counter.name(), counter.from());
    }
    int[] left = {counters.size()};
    reactor.callWhenRunning(
        () -> {
          for (Counter counter : counters) {
            countDown(counter, numbers, reactor, tick)
                .addBothVoid(
                    ended -> {
                      if (--left[0] == 0) {
                        reactor.stop();
                      }
                    });
          }
        });
  }

  private static Deferred<LoopingCall> countDown(
      Counter counter, Map<String, Integer> numbers, Reactor reactor, Tick tick) {
    LoopingCall[] loop = new LoopingCall[1];
    loop[0] =
        new LoopingCall(
            reactor,
            () -> {
              int number = numbers.get(counter.name());
              tick.tick(counter.name(), number);
              if (number == 0) {
                loop[0].stop();
              } else {
                numbers.put(counter.name(), number - 1);
              }
            });
    return loop[0].start(counter.every());
  }
}
