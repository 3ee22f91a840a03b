// Fails: noticesThatZeroIsMissing
// Because: The tick for 0 is the last of each counter, and as easily lost as forgotten: who does
// not look for it does not miss it.
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
            new Counter("slow", 2, Duration.ofMillis(300)),
            new Counter("fast", 2, Duration.ofMillis(100)),
            new Counter("short", 1, Duration.ofMillis(200))),
        reactor,
        (name, number) -> note(name, number, reactor, ticks));
    reactor.run();
    require(
        of("slow", ticks).equals(List.of("slow 2 at 0", "slow 1 at 300")),
        "slow ticked " + of("slow", ticks));
    require(
        of("fast", ticks).equals(List.of("fast 2 at 0", "fast 1 at 100")),
        "fast ticked " + of("fast", ticks));
    require(
        of("short", ticks).equals(List.of("short 1 at 0")), "short ticked " + of("short", ticks));
    require(ticks.size() == 5, "there were other ticks: " + ticks);
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

  private static void note(String name, int number, MemoryReactor reactor, List<String> ticks) {
    if (number > 0) {
      ticks.add(name + " " + number + " at " + millis(reactor));
    }
  }
}
