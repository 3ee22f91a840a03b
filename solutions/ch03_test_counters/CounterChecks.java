// SPDX-License-Identifier: Apache-2.0
package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A check for each sentence, all on the same three counters, which differ in pace and length. */
final class CounterChecks {
  private static final List<Counter> COUNTERS =
      List.of(
          new Counter("slow", 2, Duration.ofMillis(300)),
          new Counter("fast", 2, Duration.ofMillis(100)),
          new Counter("short", 1, Duration.ofMillis(200)));

  private final MemoryReactor reactor = new MemoryReactor();
  private final List<String> ticks = new ArrayList<>();

  void everyCounterTicksAtItsOwnPace(Counters counters) {
    run(counters);
    require(of("slow"), List.of("slow 2 at 0", "slow 1 at 300", "slow 0 at 600"));
    require(of("fast"), List.of("fast 2 at 0", "fast 1 at 100", "fast 0 at 200"));
    require(of("short"), List.of("short 1 at 0", "short 0 at 200"));
  }

  void theReactorStopsWithTheLastTick(Counters counters) {
    run(counters);
    require(millis(), 600L);
  }

  void nothingIsLeft(Counters counters) {
    run(counters);
    require(reactor.delayedCalls().size(), 0);
  }

  private void run(Counters counters) {
    counters.start(
        COUNTERS, reactor, (name, number) -> ticks.add(name + " " + number + " at " + millis()));
    reactor.run();
  }

  private List<String> of(String name) {
    return ticks.stream().filter(tick -> tick.startsWith(name + " ")).toList();
  }

  private long millis() {
    return Math.round(reactor.seconds() * 1000);
  }

  private static void require(Object actual, Object expected) {
    if (!actual.equals(expected)) {
      throw new AssertionError("expected " + expected + ", but was " + actual);
    }
  }
}
