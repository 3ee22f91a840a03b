package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.memory.NeverStopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Checks of counters. */
final class CounterChecks {
  private CounterChecks() {}

  private record Event(long nanos, String name, int number) {}

  private static final Comparator<Event> ANY_ORDER_AT_A_TIME =
      Comparator.comparingLong(Event::nanos)
          .thenComparing(Event::name)
          .thenComparing(Event::number);

  static void likeTheModel(Counters counters) {
    Random random = new Random(42);
    for (int i = 0; i < 60; i++) {
      List<Counter> list = new ArrayList<>();
      int size = 1 + random.nextInt(4);
      for (int j = 0; j < size; j++) {
        Duration every = Duration.ofMillis(10L * (1 + random.nextInt(40)));
        list.add(new Counter("counter " + j, random.nextInt(6), every));
      }
      compare(counters, List.copyOf(list));
    }
  }

  private static void compare(Counters counters, List<Counter> list) {
    MemoryReactor reactor = new MemoryReactor();
    List<Event> events = new ArrayList<>();
    counters.start(
        list, reactor, (name, number) -> events.add(new Event(reactor.nanoTime(), name, number)));
    try {
      reactor.run();
    } catch (NeverStopped e) {
      throw new AssertionError("never stopped: " + list, e);
    }
    List<Event> model = new ArrayList<>();
    for (Counter counter : list) {
      for (int i = 0; i <= counter.from(); i++) {
        long nanos = counter.every().multipliedBy(i).toNanos();
        model.add(new Event(nanos, counter.name(), counter.from() - i));
      }
    }
    model.sort(ANY_ORDER_AT_A_TIME);
    events.sort(ANY_ORDER_AT_A_TIME);
    if (!events.equals(model)) {
      throw new AssertionError(list + "\nexpected " + model + "\nbut got  " + events);
    }
    long last = model.get(model.size() - 1).nanos();
    if (reactor.nanoTime() != last) {
      throw new AssertionError(list + " stopped at " + reactor.nanoTime() + ", not at " + last);
    }
    if (reactor.delayedCalls().size() != 0) {
      throw new AssertionError(list + " left " + reactor.delayedCalls());
    }
  }
}
