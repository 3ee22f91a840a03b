// SPDX-License-Identifier: Apache-2.0
package dev.couplet.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
  private final VirtualClock clock = new VirtualClock();
  private final List<Object> events = new ArrayList<>();

  private void note() {
    events.add(clock.seconds());
  }

  @Nested
  class ByItself {
    @Test
    void itStandsAtZero() {
      assertThat(clock.seconds()).isZero();
    }

    @Test
    void itMakesNoCalls() {
      clock.callLater(Duration.ZERO, VirtualClockTest.this::note);
      assertThat(events).isEmpty();
    }

    @Test
    void aNegativeDelayIsRefused() {
      assertThatThrownBy(() -> clock.callLater(Duration.ofNanos(-1), () -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("delay < 0: PT-0.000000001S");
    }

    @Test
    void itTellsWhatIsPendingTheNextFirst() {
      DelayedCall late = clock.callLater(Duration.ofSeconds(2), () -> {});
      DelayedCall soon = clock.callLater(Duration.ofSeconds(1), () -> {});
      DelayedCall alsoSoon = clock.callLater(Duration.ofSeconds(1), () -> {});
      assertThat(clock.delayedCalls()).containsExactly(soon, alsoSoon, late);
    }
  }

  @Nested
  class WhenAdvanced {
    @Test
    void eachCallSeesItsOwnTime() {
      clock.callLater(Duration.ofSeconds(1), VirtualClockTest.this::note);
      clock.callLater(Duration.ofSeconds(3), VirtualClockTest.this::note);
      clock.advance(Duration.ofSeconds(10));
      assertThat(events).containsExactly(1.0, 3.0);
    }

    @Test
    void theClockReadsTheEndOfTheSpanAfterwards() {
      clock.callLater(Duration.ofSeconds(1), () -> {});
      clock.advance(Duration.ofSeconds(10));
      assertThat(clock.seconds()).isEqualTo(10);
    }

    @Test
    void aCallDueAtTheEndOfTheSpanIsMade() {
      clock.callLater(Duration.ofSeconds(1), VirtualClockTest.this::note);
      clock.advance(Duration.ofSeconds(1));
      assertThat(events).containsExactly(1.0);
    }

    @Test
    void aCallDueAfterTheSpanWaits() {
      clock.callLater(Duration.ofNanos(1_000_000_001), VirtualClockTest.this::note);
      clock.advance(Duration.ofSeconds(1));
      assertThat(events).isEmpty();
    }

    @Test
    void callsDueAtOneInstantAreMadeInTheOrderInWhichTheyWereAskedFor() {
      for (int i = 0; i < 20; i++) {
        int number = i;
        clock.callLater(Duration.ofSeconds(1), () -> events.add(number));
      }
      clock.advance(Duration.ofSeconds(1));
      assertThat(events).hasSize(20).isSorted();
    }

    @Test
    void whatACallSchedulesWithinTheSpanIsMadeToo() {
      clock.callLater(
          Duration.ofSeconds(1),
          () -> clock.callLater(Duration.ofSeconds(1), VirtualClockTest.this::note));
      clock.advance(Duration.ofSeconds(2));
      assertThat(events).containsExactly(2.0);
    }

    @Test
    void anErrorIsReportedAndTheNextCallIsMade() {
      RuntimeException error = new RuntimeException("first");
      clock.callLater(
          Duration.ofSeconds(1),
          () -> {
            throw error;
          });
      clock.callLater(Duration.ofSeconds(2), VirtualClockTest.this::note);
      try (ErrorLog.Recording errors = ErrorLog.record()) {
        clock.advance(Duration.ofSeconds(2));
        assertThat(errors.drain())
            .containsExactly(new ErrorLog.Entry("a delayed call failed", error));
      }
      assertThat(events).containsExactly(2.0);
    }

    @Test
    void advanceWithinACallIsRefused() {
      clock.callLater(
          Duration.ZERO,
          () -> events.add(catchThrowable(() -> clock.advance(Duration.ofSeconds(1)))));
      clock.advance(Duration.ofSeconds(1));
      assertThat(events)
          .singleElement()
          .isInstanceOf(IllegalStateException.class)
          .hasToString(
              "java.lang.IllegalStateException: advance was called from a call that it made");
    }

    @Test
    void aNegativeSpanIsRefused() {
      assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("span < 0: PT-1S");
    }

    @Test
    void callsThatFollowEachOtherWithoutADelayAreEnded() {
      clock.callLater(Duration.ofSeconds(2), this::endless);
      assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(3)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "1,000,000 calls were made at second 2.000: does one schedule itself without a"
                  + " delay?");
    }

    private void endless() {
      clock.callLater(Duration.ZERO, this::endless);
    }
  }
}
