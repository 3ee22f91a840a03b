// Fails: noticesThatTheyCountInARow
// Because: Pauses are the same whenever a counter begins: that all begin together shows only in the
// time of the first tick.
package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class CounterChecks {
  private static final List<Counter> COUNTERS =
      List.of(
          new Counter("slow", 2, Duration.ofMillis(300)),
          new Counter("fast", 2, Duration.ofMillis(100)));

  private long last;

  void ticksWithTheRightPauses(Counters counters) {
    MemoryReactor reactor = new MemoryReactor();
    List<String> ticks = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    counters.start(
        COUNTERS,
        reactor,
        (name, number) -> {
          last = Math.round(reactor.seconds() * 1000);
          ticks.add(name + number);
          times.add(last);
        });
    reactor.run();
    require(ticks.size() == 6, "ticks: " + ticks);
    for (Counter counter : COUNTERS) {
      for (int number = counter.from(); number > 0; number--) {
        long one = times.get(ticks.indexOf(counter.name() + number));
        long next = times.get(ticks.indexOf(counter.name() + (number - 1)));
        require(next - one == counter.every().toMillis(), "pause of " + counter);
      }
    }
    require(Math.round(reactor.seconds() * 1000) == last, "stopped late");
    require(reactor.delayedCalls().isEmpty(), "calls are left");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }
}
