// Fails: noticesAnEarlyStop, noticesThatAllHaveOnePace, noticesThatTheyCountInARow
// Because: One counter alone is always the first, the last and the longest: what goes wrong between
// several needs several.
package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class CounterChecks {
  private CounterChecks() {}

  static void ticksStopsAndLeavesNothing(Counters counters) {
    MemoryReactor reactor = new MemoryReactor();
    List<String> ticks = new ArrayList<>();
    counters.start(
        List.of(new Counter("one", 3, Duration.ofMillis(100))),
        reactor,
        (name, number) -> ticks.add(name + " " + number + " at " + millis(reactor)));
    reactor.run();
    require(
        of("one", ticks)
            .equals(List.of("one 3 at 0", "one 2 at 100", "one 1 at 200", "one 0 at 300")),
        "one ticked " + of("one", ticks));
    require(ticks.size() == 4, "there were other ticks: " + ticks);
    require(millis(reactor) == 300, "stopped at " + millis(reactor));
    require(reactor.delayedCalls().isEmpty(), "left behind: " + reactor.delayedCalls());
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }

  private static long millis(MemoryReactor reactor) {
    return Math.round(reactor.seconds() * 1000);
  }

  private static List<String> of(String name, List<String> ticks) {
    return ticks.stream().filter(tick -> tick.startsWith(name + " ")).toList();
  }
}
