// Fails: eachKeepsItsOwnPace, nothingHoldsTheReactor, theReactorStopsWithTheLastCounter
// Because: Thread.sleep holds the one thread that all counters share, and the reactor's time does
// not pass by it.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    reactor.callWhenRunning(
        () -> {
          for (Counter counter : counters) {
            for (int number = counter.from(); number >= 0; number--) {
              tick.tick(counter.name(), number);
              sleep(counter.every());
            }
          }
          reactor.stop();
        });
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
