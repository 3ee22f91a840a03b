// SPDX-License-Identifier: Apache-2.0
package ch03_test_counters;

import static org.assertj.core.api.Assertions.assertThat;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compares all ticks with those to be expected, in any order: each carries its time. */
final class CounterChecks {
  private CounterChecks() {}

  static void ticksInTime(Counters counters) {
    MemoryReactor reactor = new MemoryReactor();
    List<String> ticks = new ArrayList<>();
    counters.start(
        List.of(
            new Counter("a", 3, Duration.ofSeconds(1)), new Counter("b", 1, Duration.ofSeconds(2))),
        reactor,
        (name, number) -> ticks.add(name + number + "@" + Math.round(reactor.seconds())));
    assertThat(ticks).isEmpty();
    reactor.run();
    assertThat(ticks).containsExactlyInAnyOrder("a3@0", "a2@1", "a1@2", "a0@3", "b1@0", "b0@2");
    assertThat(reactor.seconds()).isEqualTo(3);
    assertThat(reactor.delayedCalls()).isEmpty();
  }
}
