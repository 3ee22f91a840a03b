// Because: A thread for each that sleeps is what the reactor is there to do without; and it ticks
// on a thread that is not the reactor's.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    AtomicInteger left = new AtomicInteger(counters.size());
    for (Counter counter : counters) {
      Thread thread = new Thread(() -> count(counter, left, reactor, tick));
      reactor.callWhenRunning(thread::start);
    }
  }

  private static void count(Counter counter, AtomicInteger left, Reactor reactor, Tick tick) {
    for (int number = counter.from(); number >= 0; number--) {
      tick.tick(counter.name(), number);
      try {
        Thread.sleep(number == 0 ? 0 : counter.every().toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
    if (left.decrementAndGet() == 0) {
      reactor.callFromThread(reactor::stop);
    }
  }
}
