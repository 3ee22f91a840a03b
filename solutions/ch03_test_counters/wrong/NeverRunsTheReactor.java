// Fails: noticesALateStop, noticesAnEarlyStop, noticesThatAllHaveOnePace, noticesThatNobodyStops,
// noticesThatTheyCountInARow, noticesThatZeroIsMissing, noticesWhatIsLeftBehind,
// noticesATickTooMany
// Because: Before the reactor runs nothing has happened that could be wrong.
package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import java.time.Duration;
import java.util.List;

final class CounterChecks {
  private CounterChecks() {}

  static void doesNotTickTooEarly(Counters counters) {
    counters.start(
        List.of(new Counter("one", 2, Duration.ofMillis(100))),
        new MemoryReactor(),
        (name, number) -> {
          throw new AssertionError(name + " ticks before the reactor runs");
        });
  }
}
