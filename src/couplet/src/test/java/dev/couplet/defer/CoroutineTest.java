// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import static dev.couplet.defer.Coroutine.await;
import static dev.couplet.defer.Deferreds.fail;
import static dev.couplet.defer.Deferreds.succeed;
import static dev.couplet.defer.Fired.exceptionOf;
import static dev.couplet.defer.Fired.valueOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CoroutineTest {
  private final IOException gone = new IOException("gone");
  private final List<Object> seen = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Deferred<String> first = new Deferred<>();
  private final Deferred<String> second = new Deferred<>();

  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    Coroutine.unwindAll();
    for (Thread thread : threads) {
      thread.join();
    }
    Fired.forgetFailures();
  }

  /** Notes the body's thread, so that its end is waited for. */
  private void begin() {
    threads.add(Thread.currentThread());
  }

  @Nested
  class ABody {
    @Test
    void runsUpToItsFirstWaitAtOnce() {
      Coroutine.start(
          () -> {
            begin();
            seen.add("before");
            await(first);
            return seen.add("after");
          });

      assertThat(seen).containsExactly("before");
    }

    @Test
    void goesOnWhenTheDeferredFires() {
      Coroutine.start(
          () -> {
            begin();
            return seen.add(await(first));
          });

      first.callback("ok");

      assertThat(seen).containsExactly("ok");
    }

    @Test
    void goesOnBeforeTheCallThatFiredReturns() {
      Coroutine.start(
          () -> {
            begin();
            await(first);
            return seen.add("body");
          });

      first.callback("ok");
      seen.add("host");

      assertThat(seen).containsExactly("body", "host");
    }

    @Test
    void doesNotGiveItsTurnAwayForAResultThatIsThere() {
      Deferred<String> result =
          Coroutine.start(
              () -> {
                begin();
                return await(succeed("a")) + await(succeed("b"));
              });

      assertThat(valueOf(result)).isEqualTo("ab");
    }

    @Test
    void isCutByNWaitsIntoNPlusOneParts() {
      Deferred<String> result =
          Coroutine.start(
              () -> {
                begin();
                return await(first) + await(second);
              });
      second.callback("b");
      assertThat(result.called()).isFalse();

      first.callback("a");

      assertThat(valueOf(result)).isEqualTo("ab");
    }

    @Test
    void firesItsDeferredWithWhatItReturns() {
      assertThat(valueOf(Coroutine.start(() -> "ok"))).isEqualTo("ok");
    }

    @Test
    void failsItsDeferredWithWhatItThrows() {
      Deferred<String> result =
          Coroutine.start(
              () -> {
                await(first);
                throw gone;
              });

      first.callback("ok");

      assertThat(exceptionOf(result)).isSameAs(gone);
    }

    @Test
    void getsTheExceptionOfAFailureThrownAtTheWait() {
      Deferred<String> result =
          Coroutine.start(
              () -> {
                begin();
                try {
                  return await(first);
                } catch (IOException e) {
                  return "caught " + e.getMessage();
                }
              });

      first.errback(gone);

      assertThat(valueOf(result)).isEqualTo("caught gone");
    }

    @Test
    void leavesWhatItWaitedForWithNull() {
      Coroutine.start(() -> await(first));

      first.callback("ok");

      assertThat(valueOf(first)).isNull();
    }

    @Test
    void thatReturnsADeferredWaitsForIt() {
      Deferred<Deferred<String>> result = Coroutine.start(() -> first);
      first.errback(gone);

      assertThat(exceptionOf(result)).isSameAs(gone);
    }

    @Test
    void mayStartAndAwaitAnother() {
      Deferred<String> result =
          Coroutine.start(
              () -> {
                begin();
                Deferred<String> inner =
                    Coroutine.start(
                        () -> {
                          begin();
                          return await(first) + "b";
                        });
                return await(inner) + "c";
              });

      first.callback("a");

      assertThat(valueOf(result)).isEqualTo("abc");
    }

    @Test
    void thatThrowsAVirtualMachineErrorThrowsItToWhomItRunsFor() {
      OutOfMemoryError full = new OutOfMemoryError("pretended");
      Deferred<Object> result =
          Coroutine.start(
              () -> {
                await(first);
                throw full;
              });

      assertThatThrownBy(() -> first.callback("ok")).isSameAs(full);
      assertThat(exceptionOf(result)).isSameAs(full);
    }
  }

  @Nested
  class TheThreadOfABody {
    @Test
    void countsAsTheOneThatItRunsFor() {
      Coroutine.start(() -> seen.add(Coroutine.hostThread()));

      assertThat(seen).containsExactly(Thread.currentThread());
    }

    @Test
    void countsAsTheOutermostIfBodiesRunEachOther() {
      Coroutine.start(() -> Coroutine.start(() -> seen.add(Coroutine.hostThread())));

      assertThat(seen).containsExactly(Thread.currentThread());
    }

    @Test
    void mayUseTheDeferredsOfItsHostInDebugMode() {
      Deferreds.setDebugging(true);
      try {
        Deferred<String> hosts = new Deferred<>();

        Deferred<String> result =
            Coroutine.start(
                () -> {
                  hosts.addCallback(s -> s + "!");
                  hosts.callback("ok");
                  return await(hosts);
                });

        assertThat(valueOf(result)).isEqualTo("ok!");
      } finally {
        Deferreds.setDebugging(false);
      }
    }

    @Test
    void isVirtualWhereThereAreVirtualThreads() {
      Coroutine.start(() -> seen.add(Thread.currentThread().toString()));

      assertThat(seen.get(0).toString().startsWith("VirtualThread"))
          .isEqualTo(Runtime.version().feature() >= 21);
    }

    @Test
    void isInterruptedIfItsHostIs() {
      Thread host = Thread.currentThread();
      Deferred<String> result =
          Coroutine.start(
              () -> {
                host.interrupt();
                Thread.sleep(60_000);
                return "slept";
              });

      assertThat(exceptionOf(result)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void passesAnInterruptThatItDidNotNoticeBack() {
      Coroutine.start(
          () -> {
            Thread.currentThread().interrupt();
            return "did not notice";
          });

      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Nested
  class Cancelling {
    @Test
    void cancelsWhatTheBodyWaitsFor() {
      Deferred<String> result = Coroutine.start(() -> await(first));

      result.cancel();

      assertThat(first.called()).isTrue();
      assertThat(exceptionOf(result)).isInstanceOf(CancelledError.class);
    }

    @Test
    void mayBeTranslatedByTheBody() {
      Deferred<String> result =
          Coroutine.start(
              () -> {
                try {
                  return await(first);
                } catch (CancelledError e) {
                  throw gone;
                }
              });

      result.cancel();

      assertThat(exceptionOf(result)).isSameAs(gone);
    }

    @Test
    void letsTheBodyTidyUpBeforeItsDeferredFires() {
      Deferred<String> result =
          Coroutine.start(
              () -> {
                begin();
                try {
                  return await(first);
                } catch (CancelledError e) {
                  return await(second);
                }
              });

      result.cancel();
      assertThat(result.called()).isFalse();
      second.callback("tidy");

      assertThat(valueOf(result)).isEqualTo("tidy");
    }

    @Test
    void aBodyFromWithinIsThrownAtItsNextWait() {
      List<Deferred<String>> itself = new ArrayList<>();
      Deferred<String> result =
          Coroutine.start(
              () -> {
                await(first);
                itself.get(0).cancel();
                return await(second);
              });
      itself.add(result);

      first.callback("go");

      assertThat(exceptionOf(result)).isInstanceOf(CancelledError.class);
      assertThat(second.called()).isFalse();
    }

    @Test
    void thousandsThatWaitUnwindsAllOfThem() {
      // Where each takes a thread of the system's, that may have no room for more.
      int many = Runtime.version().feature() >= 21 ? 10_000 : 1_000;
      int[] started = {0};
      int[] unwound = {0};
      List<Deferred<String>> results = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        Deferred<String> never = new Deferred<>();
        results.add(
            Coroutine.start(
                () -> {
                  started[0]++;
                  try {
                    return await(never);
                  } finally {
                    unwound[0]++;
                  }
                }));
      }
      assertThat(started[0]).isEqualTo(many);

      results.forEach(Deferred::cancel);

      assertThat(unwound[0]).isEqualTo(many);
      results.forEach(result -> result.addErrbackVoid(f -> f.trap(CancelledError.class)));
    }
  }

  @Nested
  class UnwindingAll {
    @Test
    void runsTheFinallyBlocks() {
      Coroutine.start(
          () -> {
            begin();
            try {
              return await(first);
            } finally {
              seen.add("tidied up");
            }
          });

      assertThat(Coroutine.unwindAll()).isEqualTo(1);
      assertThat(seen).containsExactly("tidied up");
    }

    @Test
    void isNotStoppedByABodyThatCatchesExceptions() {
      Coroutine.start(
          () -> {
            begin();
            while (true) {
              try {
                await(new Deferred<>());
              } catch (Exception e) {
                seen.add(e);
              }
            }
          });

      Coroutine.unwindAll();

      assertThat(seen).isEmpty();
    }

    @Test
    void isNotStoppedByABodyThatWaitsAgain() {
      Coroutine.start(
          () -> {
            begin();
            try {
              return await(first);
            } finally {
              await(second);
            }
          });

      assertThat(Coroutine.unwindAll()).isEqualTo(1);
      assertThat(Coroutine.unwindAll()).isZero();
    }

    @Test
    void leavesTheResultToOthers() {
      Coroutine.start(
          () -> {
            begin();
            return await(first);
          });
      Coroutine.unwindAll();

      first.callback("for others");

      assertThat(valueOf(first)).isEqualTo("for others");
    }

    @Test
    void leavesTheDeferredOfTheBodyUnfired() {
      Deferred<String> result =
          Coroutine.start(
              () -> {
                begin();
                return await(first);
              });

      Coroutine.unwindAll();

      assertThat(result.called()).isFalse();
    }

    @Test
    void reportsWhatABodyThrowsInstead() {
      Coroutine.start(
          () -> {
            begin();
            try {
              return await(first);
            } finally {
              failToTidyUp();
            }
          });

      try (ErrorLog.Recording log = ErrorLog.record()) {
        Coroutine.unwindAll();

        assertThat(log.drain())
            .containsExactly(new ErrorLog.Entry("a coroutine failed while it was unwound", gone));
      }
    }

    private void failToTidyUp() throws IOException {
      throw gone;
    }

    @Test
    void leavesThoseOfOtherThreadsAlone() throws InterruptedException {
      Thread other =
          new Thread(
              () -> {
                Coroutine.start(
                    () -> {
                      begin();
                      return await(first);
                    });
                seen.add(Coroutine.unwindAll());
              });
      Coroutine.start(
          () -> {
            begin();
            return await(second);
          });
      other.start();
      other.join();

      assertThat(seen).containsExactly(1);
      assertThat(Coroutine.unwindAll()).isEqualTo(1);
    }
  }

  @Test
  void awaitIsRefusedOutsideOfACoroutine() {
    assertThatIllegalStateException()
        .isThrownBy(() -> await(fail(gone)))
        .withMessageContaining("which runs no coroutine; use Coroutine.start, or addCallback");
  }

  @Test
  void aThousandThatWaitForEachOtherEndInOneTurn() {
    Deferred<Integer> last = new Deferred<>();
    Deferred<Integer> chain = last;
    for (int i = 0; i < 1_000; i++) {
      Deferred<Integer> previous = chain;
      chain = Coroutine.start(() -> await(previous) + 1);
    }

    last.callback(0);

    assertThat(valueOf(chain)).isEqualTo(1_000);
  }
}
