// SPDX-License-Identifier: Apache-2.0
package dev.couplet.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.CancelledError;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TasksTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualClock clock = new VirtualClock();
  private final List<Object> events = new ArrayList<>();

  private void note(Outcome<?> outcome) {
    events.add(
        outcome instanceof Outcome.Failed<?> failed
            ? failed.failure().exception().getClass()
            : ((Outcome.Success<?>) outcome).value());
  }

  @Nested
  class DeferLater {
    @Test
    void firesWithWhatTheCallReturns() {
      Tasks.deferLater(clock, SECOND, () -> "value").addBothVoid(TasksTest.this::note);
      clock.advance(SECOND);
      assertThat(events).containsExactly("value");
    }

    @Test
    void makesTheCallOnlyThen() {
      Tasks.deferLater(clock, SECOND, () -> events.add("called"));
      clock.advance(SECOND.minusNanos(1));
      assertThat(events).isEmpty();
    }

    @Test
    void failsWithWhatTheCallThrows() {
      Tasks.deferLater(
              clock,
              SECOND,
              () -> {
                throw new IOException("oops");
              })
          .addBothVoid(TasksTest.this::note);
      clock.advance(SECOND);
      assertThat(events).containsExactly(IOException.class);
    }

    @Test
    void waitsForADeferredThatTheCallReturns() {
      Deferred<Object> inner = new Deferred<>();
      Tasks.<Object>deferLater(clock, SECOND, () -> inner).addBothVoid(TasksTest.this::note);
      clock.advance(SECOND);
      inner.callback("inner");
      assertThat(events).containsExactly("inner");
    }

    @Test
    void withoutACallFiresWithNull() {
      Tasks.deferLater(clock, SECOND).addBothVoid(TasksTest.this::note);
      clock.advance(SECOND);
      assertThat(events).containsOnlyNulls().hasSize(1);
    }

    @Test
    void refusesANegativeDelay() {
      assertThatThrownBy(() -> Tasks.deferLater(clock, Duration.ofSeconds(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("delay < 0: PT-1S");
    }
  }

  @Nested
  class ACancelledDeferLater {
    private final Deferred<Boolean> later =
        Tasks.deferLater(clock, SECOND, () -> events.add("called"));

    @Test
    void failsWithCancelledError() {
      later.addBothVoid(TasksTest.this::note);
      later.cancel();
      assertThat(events).containsExactly(CancelledError.class);
    }

    @Test
    void leavesNothingScheduled() {
      later.addErrbackVoid(failure -> {});
      later.cancel();
      assertThat(clock.delayedCalls()).isEmpty();
    }
  }
}
