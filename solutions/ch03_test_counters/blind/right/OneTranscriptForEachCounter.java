package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks of counters. */
final class CounterChecks {
  private CounterChecks() {}

  static void threeCountersWithEndsOfTheirOwn(Counters counters) {
    // The last to end has neither the slowest pace, nor the greatest number, nor the last place.
    check(
        counters,
        1050,
        List.of(
            new Counter("slow", 1, Duration.ofMillis(800)),
            new Counter("middle", 3, Duration.ofMillis(350)),
            new Counter("fast", 7, Duration.ofMillis(100))));
  }

  static void oneAlone(Counters counters) {
    check(counters, 600, List.of(new Counter("only", 2, Duration.ofMillis(300))));
  }

  static void countingFromZero(Counters counters) {
    check(
        counters,
        500,
        List.of(
            new Counter("zero", 0, Duration.ofMillis(200)),
            new Counter("two", 2, Duration.ofMillis(250)),
            new Counter("nought", 0, Duration.ofMillis(900))));
    check(counters, 0, List.of(new Counter("zero", 0, Duration.ofMillis(200))));
  }

  static void twoThatEndTogether(Counters counters) {
    check(
        counters,
        600,
        List.of(
            new Counter("three", 3, Duration.ofMillis(200)),
            new Counter("two", 2, Duration.ofMillis(300))));
  }

  private static void check(Counters counters, long endMillis, List<Counter> list) {
    MemoryReactor reactor = new MemoryReactor();
    Map<String, List<String>> ticks = new TreeMap<>();
    counters.start(
        list,
        reactor,
        (name, number) ->
            ticks
                .computeIfAbsent(name, key -> new ArrayList<>())
                .add(number + " at " + Math.round(reactor.seconds() * 1000) + " ms"));
    reactor.run();
    Map<String, List<String>> expected = new TreeMap<>();
    for (Counter counter : list) {
      List<String> own = new ArrayList<>();
      for (int i = 0; i <= counter.from(); i++) {
        own.add((counter.from() - i) + " at " + counter.every().toMillis() * i + " ms");
      }
      expected.put(counter.name(), own);
    }
    if (!ticks.equals(expected)) {
      throw new AssertionError("ticks: expected " + expected + " but were " + ticks);
    }
    long stopped = Math.round(reactor.seconds() * 1000);
    if (stopped != endMillis) {
      throw new AssertionError("stopped at " + stopped + " ms, not at " + endMillis + " ms");
    }
    if (!reactor.delayedCalls().isEmpty()) {
      throw new AssertionError("left behind: " + reactor.delayedCalls());
    }
  }
}
