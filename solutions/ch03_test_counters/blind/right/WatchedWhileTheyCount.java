package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks of counters. */
final class CounterChecks {
  private CounterChecks() {}

  /**
   * Looks at each tick as it comes; keeps the first fault, as nobody would hear of it if thrown.
   */
  private static final class Watcher implements Counters.Tick {
    private final MemoryReactor reactor;
    private final Map<String, Counter> byName = new HashMap<>();
    private final Map<String, Integer> next = new HashMap<>();
    private String fault;

    Watcher(MemoryReactor reactor, List<Counter> list) {
      this.reactor = reactor;
      for (Counter counter : list) {
        byName.put(counter.name(), counter);
        next.put(counter.name(), counter.from());
      }
    }

    @Override
    public void tick(String name, int number) {
      if (!reactor.running()) {
        fault(name + " ticked while the reactor did not run");
      }
      Counter counter = byName.get(name);
      if (counter == null) {
        fault("there is no counter " + name);
        return;
      }
      int expected = next.merge(name, -1, Integer::sum) + 1;
      if (number != expected) {
        fault(name + " said " + number + " instead of " + expected);
      }
      long due = counter.every().toNanos() * (counter.from() - number);
      if (Math.abs(reactor.nanoTime() - due) > 1_000) {
        fault(name + " said " + number + " at second " + reactor.seconds());
      }
    }

    void fault(String words) {
      if (fault == null) {
        fault = words;
      }
    }

    void allDone() {
      next.forEach(
          (name, number) -> {
            if (number != -1) {
              fault(name + " did not come to 0");
            }
          });
    }
  }

  private static void watch(Counters counters, int endMillis, Counter... list) {
    MemoryReactor reactor = new MemoryReactor();
    Watcher watcher = new Watcher(reactor, List.of(list));
    counters.start(List.of(list), reactor, watcher);
    reactor.run();
    watcher.allDone();
    if (Math.abs(reactor.nanoTime() - endMillis * 1_000_000L) > 1_000) {
      watcher.fault("stopped at second " + reactor.seconds());
    }
    if (!reactor.delayedCalls().isEmpty()) {
      watcher.fault("something is left: " + reactor.delayedCalls());
    }
    if (watcher.fault != null) {
      throw new IllegalStateException(watcher.fault);
    }
  }

  public static void example(Counters counters) {
    watch(counters, 300, counter("slow", 1, 300), counter("fast", 2, 100));
  }

  protected static void fastButLong(Counters counters) {
    watch(counters, 1000, counter("slow", 1, 300), counter("fast", 10, 100));
  }

  static void lastInTheMiddle(Counters it) throws Exception {
    watch(it, 750, counter("x", 5, 50), counter("y", 3, 250), counter("z", 1, 600));
  }

  static void zeroBeforeAndAfter(Counters it) {
    watch(it, 120, counter("before", 0, 10), counter("one", 1, 120), counter("after", 0, 500));
  }

  static void allTogether(Counters it) {
    watch(it, 200, counter("p", 2, 100), counter("q", 2, 100), counter("r", 1, 200));
  }

  static void zeroAlone(Counters it) {
    watch(it, 0, counter("zero", 0, 100));
  }

  private static Counter counter(String name, int from, int millis) {
    return new Counter(name, from, Duration.ofMillis(millis));
  }
}
