// Because: adds up seconds as doubles and compares them exactly, so that 0.30000000000000004 is
// expected where right counters tick at 0.3.
package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Checks of counters. */
final class CounterChecks {
  private CounterChecks() {}

  private static final List<Counter> LIST =
      List.of(
          new Counter("slow", 2, Duration.ofMillis(300)),
          new Counter("fast", 4, Duration.ofMillis(100)));

  static void countsDown(Counters counters) {
    MemoryReactor reactor = new MemoryReactor();
    List<String> ticks = new ArrayList<>();
    counters.start(
        LIST,
        reactor,
        (name, number) -> ticks.add(name + " " + number + " at " + reactor.seconds()));
    reactor.run();
    List<String> expected = new ArrayList<>();
    for (Counter counter : LIST) {
      double second = 0;
      for (int number = counter.from(); number >= 0; number--) {
        expected.add(counter.name() + " " + number + " at " + second);
        second += counter.every().toMillis() / 1000.0;
      }
    }
    Collections.sort(ticks);
    Collections.sort(expected);
    if (!ticks.equals(expected)) {
      throw new AssertionError("expected " + expected + " but was " + ticks);
    }
    if (Math.round(reactor.seconds() * 10) != 6) {
      throw new AssertionError("stopped at second " + reactor.seconds());
    }
    if (!reactor.delayedCalls().isEmpty()) {
      throw new AssertionError("left behind: " + reactor.delayedCalls());
    }
  }
}
