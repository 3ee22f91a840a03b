// Because: throws from the tick itself and believes that it comes out of run, but the reactor
// reports what its calls throw and goes on.
package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import java.time.Duration;
import java.util.List;

/** Checks of counters. */
final class CounterChecks {
  private CounterChecks() {}

  static void eachTickIsRight(Counters counters) {
    MemoryReactor reactor = new MemoryReactor();
    counters.start(
        List.of(
            new Counter("slow", 2, Duration.ofMillis(300)),
            new Counter("fast", 4, Duration.ofMillis(100))),
        reactor,
        (name, number) -> {
          int from = name.equals("slow") ? 2 : 4;
          int every = name.equals("slow") ? 3 : 1;
          long now = Math.round(reactor.seconds() * 10);
          if (number < 0 || now != (long) every * (from - number)) {
            throw new AssertionError(name + " ticked " + number + " at " + reactor.seconds());
          }
        });
    reactor.run();
    if (Math.round(reactor.seconds() * 10) != 6) {
      throw new AssertionError("stopped at second " + reactor.seconds());
    }
    if (!reactor.delayedCalls().isEmpty()) {
      throw new AssertionError("left behind: " + reactor.delayedCalls());
    }
  }
}
