// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.testing.Draw;
import dev.couplet.testing.NothingLeftBehind;
import dev.couplet.testing.ReactorRun;
import dev.couplet.testing.Replayed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Checks like those of an exercise, on an answer of their own: running them has JUnit, the library
 * and what checks use loaded before an answer comes. The last fails, as most checks once do.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class WarmUp {
  private final List<Integer> ticks = new ArrayList<>();

  private WarmUp() {}

  private void start(MemoryReactor reactor, int from) {
    reactor.callWhenRunning(() -> tick(reactor, from));
  }

  private void tick(MemoryReactor reactor, int number) {
    ticks.add(number);
    if (number == 0) {
      reactor.stop();
    } else {
      reactor.callLater(Duration.ofMillis(100), () -> tick(reactor, number - 1));
    }
  }

  @Test
  @Order(1)
  @ExtendWith(NothingLeftBehind.class)
  void runs(MemoryReactor reactor) {
    start(reactor, 3);
    reactor.run();
    assertThat(ticks).withFailMessage("ticked with %s", ticks).containsExactly(3, 2, 1, 0);
  }

  @Replayed(times = 2)
  @Order(2)
  void isReplayed(Draw draw) {
    int from = draw.turn(0, 5);
    MemoryReactor reactor = new MemoryReactor();
    reactor.timeLimit(Duration.ofSeconds(60));
    ReactorRun run = ReactorRun.of(reactor, () -> start(reactor, from));
    assertThat(run.waited()).withFailMessage("It waits.").isFalse();
    assertThat(run.stopped()).withFailMessage("It goes on.").isTrue();
    assertThat(run.errors()).withFailMessage("It threw %s.", run.errors()).isEmpty();
    assertThat(ticks)
        .withFailMessage("From %d it ticked with %s.", from, ticks)
        .isEqualTo(IntStream.rangeClosed(0, from).mapToObj(i -> from - i).toList());
    assertThat(reactor.delayedCalls().size()).isZero();
  }

  @Test
  @Order(3)
  void fails() {
    assertThat(ticks).withFailMessage("%s should be %s at second %.1f", ticks, "1", 0.1).hasSize(1);
  }
}
