// Because: believes that counters which tick at the same time tick in the order of the list, and
// refuses right ones that tick in another.
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
    List<String> ticks = new ArrayList<>();
    counters.start(
        List.of(
            new Counter("slow", 2, Duration.ofMillis(300)),
            new Counter("fast", 4, Duration.ofMillis(100))),
        reactor,
        (name, number) ->
            ticks.add(name + " " + number + " at " + Math.round(reactor.seconds() * 10)));
    reactor.run();
    List<String> expected =
        List.of(
            "slow 2 at 0",
            "fast 4 at 0",
            "fast 3 at 1",
            "fast 2 at 2",
            "slow 1 at 3",
            "fast 1 at 3",
            "fast 0 at 4",
            "slow 0 at 6");
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
