// Fails: noticesThatAllHaveOnePace
// Because: Where all counters have the same pace, nobody sees whose it is that they keep.
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
        List.of(
            new Counter("long", 3, Duration.ofMillis(200)),
            new Counter("middle", 2, Duration.ofMillis(200)),
            new Counter("short", 1, Duration.ofMillis(200))),
        reactor,
        (name, number) -> ticks.add(name + " " + number + " at " + millis(reactor)));
    reactor.run();
    require(
        of("long", ticks)
            .equals(List.of("long 3 at 0", "long 2 at 200", "long 1 at 400", "long 0 at 600")),
        "long ticked " + of("long", ticks));
    require(
        of("middle", ticks).equals(List.of("middle 2 at 0", "middle 1 at 200", "middle 0 at 400")),
        "middle ticked " + of("middle", ticks));
    require(
        of("short", ticks).equals(List.of("short 1 at 0", "short 0 at 200")),
        "short ticked " + of("short", ticks));
    require(ticks.size() == 9, "there were other ticks: " + ticks);
    require(millis(reactor) == 600, "stopped at " + millis(reactor));
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
