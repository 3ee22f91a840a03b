// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import static dev.couplet.defer.Fired.exceptionOf;
import static dev.couplet.defer.Fired.valueOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeferredLockTest {
  private final DeferredLock lock = new DeferredLock();
  private final List<Object> seen = new ArrayList<>();

  @AfterEach
  void forgetFailures() {
    Fired.forgetFailures();
  }

  @Nested
  class Acquiring {
    @Test
    void aFreeLockFiresAtOnce() {
      assertThat(valueOf(lock.acquire())).isSameAs(lock);
    }

    @Test
    void aHeldLockWaitsForTheRelease() {
      lock.acquire();
      Deferred<DeferredLock> second = lock.acquire();
      assertThat(second.called()).isFalse();

      lock.release();

      assertThat(second.called()).isTrue();
    }

    @Test
    void isFirstComeFirstServed() {
      lock.acquire();
      for (int i = 0; i < 3; i++) {
        int number = i;
        lock.acquire()
            .addCallbackVoid(
                self -> {
                  seen.add(number);
                  self.release();
                });
      }

      lock.release();

      assertThat(seen).containsExactly(0, 1, 2);
    }

    @Test
    void canBeCancelledWhileWaiting() {
      lock.acquire();
      Deferred<DeferredLock> given = lock.acquire();
      Deferred<DeferredLock> third = lock.acquire();

      given.cancel();
      lock.release();

      assertThat(exceptionOf(given)).isInstanceOf(CancelledError.class);
      assertThat(third.called()).isTrue();
    }
  }

  @Nested
  class Releasing {
    @Test
    void aFreeLockIsAnError() {
      assertThatIllegalStateException()
          .isThrownBy(lock::release)
          .withMessage("release without acquire: DeferredLock[free]");
    }

    @Test
    void leavesItFreeIfNobodyWaits() {
      lock.acquire();

      lock.release();

      assertThat(lock.locked()).isFalse();
    }

    @Test
    void doesNotGrowTheStackWithTheQueue() {
      lock.acquire();
      for (int i = 0; i < 100_000; i++) {
        lock.acquire().addCallbackVoid(DeferredLock::release);
      }

      lock.release();

      assertThat(lock.locked()).isFalse();
    }
  }

  @Nested
  class Running {
    private final Deferred<String> body = new Deferred<>();

    @Test
    void holdsTheLockUntilTheBodysDeferredFires() {
      Deferred<String> result = lock.run(() -> body);
      assertThat(lock.locked()).isTrue();

      body.callback("done");

      assertThat(lock.locked()).isFalse();
      assertThat(valueOf(result)).isEqualTo("done");
    }

    @Test
    void releasesBeforeTheResultIsSeen() {
      lock.run(() -> body).addCallbackVoid(result -> seen.add(lock.locked()));

      body.callback("done");

      assertThat(seen).containsExactly(false);
    }

    @Test
    void releasesIfTheBodyThrows() {
      Deferred<String> result =
          lock.run(
              () -> {
                throw new IOException("gone");
              });

      assertThat(lock.locked()).isFalse();
      assertThat(exceptionOf(result)).isInstanceOf(IOException.class);
    }

    @Test
    void releasesIfTheBodysDeferredFails() {
      Deferred<String> result = lock.run(() -> body);

      body.errback(new IOException("gone"));

      assertThat(lock.locked()).isFalse();
      assertThat(exceptionOf(result)).isInstanceOf(IOException.class);
    }

    @Test
    void cancelsTheBodysDeferredAndReleases() {
      Deferred<String> result = lock.run(() -> body);

      result.cancel();

      assertThat(body.called()).isTrue();
      assertThat(lock.locked()).isFalse();
      assertThat(exceptionOf(result)).isInstanceOf(CancelledError.class);
    }

    @Test
    void doesNotGrowTheStackWithTheQueue() {
      lock.acquire();
      for (int i = 0; i < 100_000; i++) {
        lock.run(() -> Deferreds.succeed("at once"));
      }

      lock.release();

      assertThat(lock.locked()).isFalse();
    }
  }

  @Nested
  class ASemaphore {
    private final DeferredSemaphore semaphore = new DeferredSemaphore(2);

    @Test
    void letsAsManyInAsItHasTokens() {
      semaphore.acquire();
      semaphore.acquire();

      assertThat(semaphore.acquire().called()).isFalse();
      assertThat(semaphore).hasToString("DeferredSemaphore[0 of 2 tokens free, 1 waiting]");
    }

    @Test
    void isGivenAtOnceInACallbackToo() {
      semaphore
          .acquire()
          .addCallbackVoid(self -> self.acquire().addCallbackVoid(again -> seen.add("second")));

      assertThat(seen).containsExactly("second");
    }

    @Test
    void doesNotTakeMoreBackThanItHas() {
      assertThatIllegalStateException().isThrownBy(semaphore::release);
    }

    @Test
    void hasATokenAtLeast() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new DeferredSemaphore(0))
          .withMessage("tokens < 1: 0");
    }
  }
}
