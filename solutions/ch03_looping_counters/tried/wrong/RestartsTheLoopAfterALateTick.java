// Because: A new LoopingCall for each tick keeps no beat, and one whose tick throws before 0 is not
// counted.
package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

final class LoopingCounters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private LoopingCounters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    AtomicInteger left = new AtomicInteger(counters.size());
    for (Counter counter : counters) {
      reactor.callWhenRunning(() -> count(counter, counter.from(), left, reactor, tick));
    }
  }

  private static void count(
      Counter counter, int number, AtomicInteger left, Reactor reactor, Tick tick) {
    LoopingCall[] once = new LoopingCall[1];
    once[0] =
        new LoopingCall(
            reactor,
            () -> {
              once[0].stop();
              tick.tick(counter.name(), number);
              if (number > 0) {
                reactor.callLater(
                    counter.every(), () -> count(counter, number - 1, left, reactor, tick));
              }
            });
    once[0]
        .start(counter.every())
        .addBothVoid(
            ended -> {
              if (number == 0 && left.decrementAndGet() == 0) {
                reactor.stop();
              }
            });
  }
}
