// Because: looks at everything, but with a single counter, where nothing of what one counter does
// to another can be seen.
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
    counters.start(
        List.of(new Counter("slow", 2, Duration.ofMillis(300))),
        reactor,
        (name, number) ->
            slow.add(name + " " + number + " at " + Math.round(reactor.seconds() * 10)));
    reactor.run();
    if (!slow.equals(List.of("slow 2 at 0", "slow 1 at 3", "slow 0 at 6"))) {
      throw new AssertionError("slow ticked " + slow);
    }
    if (Math.round(reactor.seconds() * 10) != 6) {
      throw new AssertionError("stopped at second " + reactor.seconds());
    }
    if (!reactor.delayedCalls().isEmpty()) {
      throw new AssertionError("left behind: " + reactor.delayedCalls());
    }
  }
}
