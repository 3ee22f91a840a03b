// Because: looks at the numbers and at what is left, but never at the time, so that any pace and
// any second of the stop is accepted.
package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks of counters. */
final class CounterChecks {
  private CounterChecks() {}

  static void countsDown(Counters counters) {
    MemoryReactor reactor = new MemoryReactor();
    List<String> slow = new ArrayList<>();
    List<String> fast = new ArrayList<>();
    counters.start(
        List.of(
            new Counter("slow", 2, Duration.ofMillis(300)),
            new Counter("fast", 4, Duration.ofMillis(100))),
        reactor,
        (name, number) -> (name.equals("slow") ? slow : fast).add("" + number));
    reactor.run();
    if (!slow.equals(List.of("2", "1", "0"))) {
      throw new AssertionError("slow ticked " + slow);
    }
    if (!fast.equals(List.of("4", "3", "2", "1", "0"))) {
      throw new AssertionError("fast ticked " + fast);
    }
    if (!reactor.delayedCalls().isEmpty()) {
      throw new AssertionError("left behind: " + reactor.delayedCalls());
    }
  }
}
