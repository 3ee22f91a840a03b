// Because: believes that it is enough that run returns after the right ticks, and does not look at
// the second at which the reactor was stopped.
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
        (name, number) ->
            (name.equals("slow") ? slow : fast)
                .add(number + " at " + Math.round(reactor.seconds() * 10)));
    reactor.run();
    if (!slow.equals(List.of("2 at 0", "1 at 3", "0 at 6"))) {
      throw new AssertionError("slow ticked " + slow);
    }
    if (!fast.equals(List.of("4 at 0", "3 at 1", "2 at 2", "1 at 3", "0 at 4"))) {
      throw new AssertionError("fast ticked " + fast);
    }
    if (!reactor.delayedCalls().isEmpty()) {
      throw new AssertionError("left behind: " + reactor.delayedCalls());
    }
  }
}
