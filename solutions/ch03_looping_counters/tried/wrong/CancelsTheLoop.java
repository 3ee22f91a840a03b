// Because: Within the first call start has not returned yet: there is nothing to cancel, and the
// call throws.
package ch03_looping_counters;

import dev.couplet.defer.Deferred;
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
      int[] number = {counter.from()};
      reactor.callWhenRunning(
          () -> {
            Deferred<?>[] ended = new Deferred<?>[1];
            LoopingCall loop =
                new LoopingCall(
                    reactor,
                    () -> {
                      tick.tick(counter.name(), number[0]);
                      if (number[0]-- == 0) {
                        ended[0].cancel();
                        if (left.decrementAndGet() == 0) {
                          reactor.stop();
                        }
                      }
                    });
            ended[0] = loop.start(counter.every());
          });
    }
  }
}
