// Fails: noticesWhatIsLeftBehind
// Because: What is still to be called makes no noise: it has to be asked for, by delayedCalls().
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
        (name, number) -> ticks.add(name + " " + number + " at " + millis(reactor)));
    reactor.run();
    require(
        of("slow", ticks).equals(List.of("slow 2 at 0", "slow 1 at 300", "slow 0 at 600")),
        "slow ticked " + of("slow", ticks));
    require(
        of("fast", ticks).equals(List.of("fast 2 at 0", "fast 1 at 100", "fast 0 at 200")),
        "fast ticked " + of("fast", ticks));
    require(
        of("short", ticks).equals(List.of("short 1 at 0", "short 0 at 200")),
        "short ticked " + of("short", ticks));
    require(ticks.size() == 8, "there were other ticks: " + ticks);
    require(millis(reactor) == 600, "stopped at " + millis(reactor));
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
