// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import static dev.couplet.defer.Fired.exceptionOf;
import static dev.couplet.defer.Fired.valueOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeferredQueueTest {
  private final DeferredQueue<String> queue = new DeferredQueue<>(2, 1);

  @Nested
  class Getting {
    @Test
    void givesWhatWasPutFirst() {
      queue.put("a");
      queue.put("b");

      assertThat(valueOf(queue.get())).isEqualTo("a");
      assertThat(valueOf(queue.get())).isEqualTo("b");
    }

    @Test
    void givesNullIfThatWasPut() {
      queue.put(null);

      assertThat(valueOf(queue.get())).isNull();
    }

    @Test
    void waitsForTheNextPut() {
      Deferred<String> next = queue.get();
      assertThat(next.called()).isFalse();

      queue.put("a");

      assertThat(valueOf(next)).isEqualTo("a");
    }

    @Test
    void isRefusedIfAsManyWaitAsMay() {
      queue.get();

      assertThatExceptionOfType(QueueUnderflow.class)
          .isThrownBy(queue::get)
          .withMessage("the queue is empty, and 1 wait already; put first");
    }

    @Test
    void canBeCancelled() {
      Deferred<String> cancelled = queue.get();
      cancelled.cancel();
      Deferred<String> next = queue.get();

      queue.put("a");

      assertThat(exceptionOf(cancelled)).isInstanceOf(CancelledError.class);
      assertThat(valueOf(next)).isEqualTo("a");
    }
  }

  @Nested
  class Putting {
    @Test
    void servesWhoHasWaitedLongest() {
      DeferredQueue<String> unbounded = new DeferredQueue<>();
      Deferred<String> first = unbounded.get();
      Deferred<String> second = unbounded.get();

      unbounded.put("a");

      assertThat(valueOf(first)).isEqualTo("a");
      assertThat(second.called()).isFalse();
    }

    @Test
    void isRefusedIfTheQueueIsFull() {
      queue.put("a");
      queue.put("b");

      assertThatExceptionOfType(QueueOverflow.class)
          .isThrownBy(() -> queue.put("c"))
          .withMessage("the queue is full, it holds 2; get first");
    }

    @Test
    void ofADeferredIsRefusedBeforeAnyoneIsServed() {
      DeferredQueue<Object> objects = new DeferredQueue<>();
      Deferred<Object> getter = objects.get();

      assertThatIllegalArgumentException().isThrownBy(() -> objects.put(new Deferred<>()));
      objects.put("a");

      assertThat(valueOf(getter)).isEqualTo("a");
    }
  }
}
