// Because: believes that a counter that is done need only be silent, but its looping call goes on,
// and is left behind when the reactor stops.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

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
    AtomicInteger stillCounting = new AtomicInteger(counters.size());
    reactor.callWhenRunning(
        () -> {
          for (Counter counter : counters) {
            AtomicInteger number = new AtomicInteger(counter.from());
            new LoopingCall(
                    reactor,
                    () -> {
                      int current = number.getAndDecrement();
                      if (current < 0) {
                        return; // done already
                      }
                      tick.tick(counter.name(), current);
                      if (current == 0 && stillCounting.decrementAndGet() == 0) {
                        reactor.stop();
                      }
                    })
                .start(counter.every());
          }
        });
  }
}
