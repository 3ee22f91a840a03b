package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.SystemEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks of counters. */
final class CounterChecks {
  private CounterChecks() {}

  private static final Duration ODD = Duration.ofMinutes(217).plusMillis(33);

  static void hoursAreNoMatterButTheLimit(Counters counters) {
    MemoryReactor reactor = new MemoryReactor();
    reactor.timeLimit(Duration.ofHours(48));
    boolean[] shutDown = {false};
    reactor.addSystemEventTrigger(
        SystemEvent.Phase.AFTER, SystemEvent.SHUTDOWN, () -> shutDown[0] = true);
    Map<String, Map<Integer, Duration>> seen = new HashMap<>();
    int[] calls = {0};
    counters.start(
        Arrays.asList(
            new Counter("done", 0, Duration.ofDays(1)),
            new Counter("hourly", 5, Duration.ofHours(1)),
            new Counter("twice a day", 1, Duration.ofHours(12)),
            new Counter("odd", 4, ODD)),
        reactor,
        (name, number) -> {
          calls[0]++;
          seen.computeIfAbsent(name, key -> new HashMap<>())
              .put(number, Duration.ofNanos(reactor.nanoTime()));
        });
    reactor.run();

    Map<String, Map<Integer, Duration>> expected =
        Map.of(
            "hourly",
                Map.of(
                    5, Duration.ZERO,
                    4, Duration.ofHours(1),
                    3, Duration.ofHours(2),
                    2, Duration.ofHours(3),
                    1, Duration.ofHours(4),
                    0, Duration.ofHours(5)),
            "twice a day", Map.of(1, Duration.ZERO, 0, Duration.ofHours(12)),
            "odd",
                Map.of(
                    4, Duration.ZERO,
                    3, ODD,
                    2, ODD.multipliedBy(2),
                    1, ODD.multipliedBy(3),
                    0, ODD.multipliedBy(4)),
            "done", Map.of(0, Duration.ZERO));
    same("ticks", expected, seen);
    same("number of ticks", 14, calls[0]);
    same("end", ODD.multipliedBy(4), Duration.ofNanos(reactor.nanoTime()));
    same("calls left", List.of(), reactor.delayedCalls());
    same("shut down", true, shutDown[0]);
  }

  static void aSecondStartIsLikeTheFirst(Counters counters) {
    same("second time", shortRun(counters), shortRun(counters));
    same("third time", List.of("a 1 0", "a 0 7", "a end 7"), shortRun(counters));
  }

  private static List<String> shortRun(Counters counters) {
    MemoryReactor reactor = new MemoryReactor();
    List<String> lines = new ArrayList<>();
    counters.start(
        List.of(new Counter("a", 1, Duration.ofSeconds(7))),
        reactor,
        (name, number) -> lines.add(name + " " + number + " " + Math.round(reactor.seconds())));
    reactor.run();
    lines.add("a end " + Math.round(reactor.seconds()));
    return lines;
  }

  private static void same(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError(what + ": expected " + expected + " but was " + actual);
    }
  }
}
