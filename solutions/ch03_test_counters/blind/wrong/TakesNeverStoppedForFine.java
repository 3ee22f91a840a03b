// Because: catches NeverStopped as if it were just the end of the run, so that counters that never
// stop the reactor are accepted.
package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.memory.NeverStopped;
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
    try {
      reactor.run();
    } catch (NeverStopped e) {
      // Nothing more happens: the countdown is over.
    }
    if (!slow.equals(List.of("2 at 0", "1 at 3", "0 at 6"))) {
      throw new AssertionError("slow ticked " + slow);
    }
    if (!fast.equals(List.of("4 at 0", "3 at 1", "2 at 2", "1 at 3", "0 at 4"))) {
      throw new AssertionError("fast ticked " + fast);
    }
    if (Math.round(reactor.seconds() * 10) != 6) {
      throw new AssertionError("stopped at second " + reactor.seconds());
    }
    if (!reactor.delayedCalls().isEmpty()) {
      throw new AssertionError("left behind: " + reactor.delayedCalls());
    }
  }
}
