// SPDX-License-Identifier: Apache-2.0
package dev.couplet.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallQueueTest {
  private static final CallQueue.ThreadCheck ANY_THREAD = method -> {};

  private long now;
  private final CallQueue queue = new CallQueue(() -> now, ANY_THREAD);
  private final List<Object> calls = new ArrayList<>();

  private DelayedCall add(long nanos, Object name) {
    return queue.add(Duration.ofNanos(nanos), () -> calls.add(name));
  }

  private void runAll() {
    while (queue.next() != null) {
      queue.runNext();
    }
  }

  @Nested
  class TheNextDue {
    @Test
    void isTheFirstThatIsDue() {
      add(7, "late");
      DelayedCall soon = add(5, "soon");
      assertThat(queue.nextDue(6, queue.added())).isSameAs(soon);
    }

    @Test
    void isNoneBeforeItsTime() {
      add(5, "call");
      assertThat(queue.nextDue(4, queue.added())).isNull();
    }

    @Test
    void isNoneThatWasAddedAfterTheMark() {
      long mark = queue.added();
      add(0, "call");
      assertThat(queue.nextDue(0, mark)).isNull();
    }
  }

  @Nested
  class ADelayWithoutEnd {
    private final DelayedCall never =
        queue.add(Duration.ofSeconds(Long.MAX_VALUE), () -> calls.add("never"));

    @Test
    void isTakenAsACentury() {
      assertThat(never.dueNanos()).isEqualTo(Duration.ofDays(36_525).toNanos());
    }

    @Test
    void comesAfterAllOthers() {
      DelayedCall other = add(1, "other");
      assertThat(queue.pending()).containsExactly(other, never);
    }
  }

  @Nested
  class WhenAllAreCancelled {
    @Test
    void noneIsNext() {
      for (int i = 0; i < 1_000; i++) {
        add(i, "call").cancel();
      }
      assertThat(queue.next()).isNull();
    }

    @Test
    void theirMemoryIsReleased() {
      List<WeakReference<DelayedCall>> calls = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        DelayedCall call = add(i, "call");
        calls.add(new WeakReference<>(call));
        call.cancel();
      }
      System.gc();
      assertThat(calls).filteredOn(call -> call.get() != null).hasSizeLessThan(200);
    }

    @Test
    void thereIsNothingToRun() {
      add(1, "call").cancel();
      assertThatThrownBy(queue::runNext)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no call is pending; ask next() first");
    }
  }

  @Nested
  class WhenTheClockWrapsAround {
    @Test
    void whatIsDueAfterwardsComesLater() {
      now = Long.MAX_VALUE - 5;
      add(10, "after");
      add(1, "before");
      runAll();
      assertThat(calls).containsExactly("before", "after");
    }

    @Test
    void whatIsDueAfterwardsIsListedLater() {
      now = Long.MAX_VALUE - 5;
      DelayedCall after = add(10, "after");
      DelayedCall before = add(1, "before");
      assertThat(queue.pending()).containsExactly(before, after);
    }
  }

  @Nested
  class OnAThreadThatTheCheckRefuses {
    private final CallQueue guarded =
        new CallQueue(
            () -> now,
            method -> {
              throw new IllegalStateException("not here: " + method);
            });
    private final DelayedCall call = guarded.add(Duration.ZERO, () -> {});

    @Test
    void cancelIsRefused() {
      assertThatThrownBy(call::cancel).hasMessage("not here: cancel");
    }

    @Test
    void resetIsRefused() {
      assertThatThrownBy(() -> call.reset(Duration.ZERO)).hasMessage("not here: reset");
    }

    @Test
    void delayIsRefused() {
      assertThatThrownBy(() -> call.delay(Duration.ZERO)).hasMessage("not here: delay");
    }
  }

  /** Random programs against the plainest queue there is: a list that is sorted. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsAddedMovedAndCancelledTheRestComesInOrder(long seed) {
    Random random = new Random(seed);
    List<DelayedCall> pending = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      int dice = random.nextInt(4);
      if (dice < 2 || pending.isEmpty()) {
        pending.add(add(random.nextInt(100), "call"));
      } else if (dice == 2) {
        pending.remove(random.nextInt(pending.size())).cancel();
      } else {
        pending.get(random.nextInt(pending.size())).reset(Duration.ofNanos(random.nextInt(100)));
      }
    }
    pending.sort(
        Comparator.comparingLong(DelayedCall::dueNanos).thenComparingLong(call -> call.sequence));

    List<DelayedCall> made = new ArrayList<>();
    for (DelayedCall next = queue.next(); next != null; next = queue.next()) {
      made.add(next);
      queue.runNext();
    }
    assertThat(made).isEqualTo(pending);
  }
}
