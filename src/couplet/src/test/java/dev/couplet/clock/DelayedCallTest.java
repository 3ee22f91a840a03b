// SPDX-License-Identifier: Apache-2.0
package dev.couplet.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DelayedCallTest {
  private final VirtualClock clock = new VirtualClock();
  private final List<Double> calls = new ArrayList<>();
  private final DelayedCall call =
      clock.callLater(Duration.ofSeconds(4), () -> calls.add(clock.seconds()));

  private void advance(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  @Nested
  class WhilePending {
    @Test
    void itIsActive() {
      assertThat(call.active()).isTrue();
    }

    @Test
    void itTellsWhenItIsDue() {
      advance(1);
      assertThat(call).hasToString("DelayedCall[due in 3.000 s]");
    }

    @Test
    void resetCountsFromNow() {
      advance(1);
      call.reset(Duration.ofSeconds(5));
      advance(10);
      assertThat(calls).containsExactly(6.0);
    }

    @Test
    void resetCanMakeItEarlier() {
      call.reset(Duration.ofSeconds(1));
      advance(10);
      assertThat(calls).containsExactly(1.0);
    }

    @Test
    void aNegativeResetIsRefused() {
      assertThatThrownBy(() -> call.reset(Duration.ofSeconds(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("delay < 0: PT-1S");
    }

    @Test
    void delayCountsFromWhenItWasDue() {
      advance(1);
      call.delay(Duration.ofSeconds(5));
      advance(10);
      assertThat(calls).containsExactly(9.0);
    }

    @Test
    void aNegativeDelayMakesItEarlier() {
      call.delay(Duration.ofSeconds(-3));
      advance(10);
      assertThat(calls).containsExactly(1.0);
    }
  }

  @Nested
  class WhenCancelled {
    @BeforeEach
    void cancel() {
      call.cancel();
    }

    @Test
    void itIsNotMade() {
      advance(10);
      assertThat(calls).isEmpty();
    }

    @Test
    void itIsNotActive() {
      assertThat(call.active()).isFalse();
    }

    @Test
    void itIsNoLongerPending() {
      assertThat(clock.delayedCalls()).isEmpty();
    }

    @Test
    void itSaysSo() {
      assertThat(call).hasToString("DelayedCall[cancelled]");
    }

    @Test
    void aSecondCancelIsRefused() {
      assertThatThrownBy(call::cancel)
          .isInstanceOf(AlreadyCancelled.class)
          .hasMessage("this delayed call was cancelled before");
    }

    @Test
    void resetIsRefused() {
      assertThatThrownBy(() -> call.reset(Duration.ZERO)).isInstanceOf(AlreadyCancelled.class);
    }

    @Test
    void delayIsRefused() {
      assertThatThrownBy(() -> call.delay(Duration.ZERO)).isInstanceOf(AlreadyCancelled.class);
    }
  }

  @Nested
  class WhenMade {
    @BeforeEach
    void make() {
      advance(4);
    }

    @Test
    void itIsNotActive() {
      assertThat(call.active()).isFalse();
    }

    @Test
    void itSaysSo() {
      assertThat(call).hasToString("DelayedCall[called]");
    }

    @Test
    void cancelIsRefused() {
      assertThatThrownBy(call::cancel)
          .isInstanceOf(AlreadyCalled.class)
          .hasMessage("this delayed call was made before");
    }

    @Test
    void resetIsRefused() {
      assertThatThrownBy(() -> call.reset(Duration.ZERO)).isInstanceOf(AlreadyCalled.class);
    }

    @Test
    void delayIsRefused() {
      assertThatThrownBy(() -> call.delay(Duration.ZERO)).isInstanceOf(AlreadyCalled.class);
    }
  }

  @Test
  void itMayBeCancelledInItsOwnInstantByAnEarlierCall() {
    DelayedCall[] later = new DelayedCall[1];
    clock.callLater(Duration.ofSeconds(1), () -> later[0].cancel());
    later[0] = clock.callLater(Duration.ofSeconds(1), () -> calls.add(clock.seconds()));
    advance(2);
    assertThat(calls).isEmpty();
  }
}
