// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import static dev.couplet.defer.Deferreds.fail;
import static dev.couplet.defer.Deferreds.fromFuture;
import static dev.couplet.defer.Deferreds.succeed;
import static dev.couplet.defer.Deferreds.toFuture;
import static dev.couplet.defer.Fired.exceptionOf;
import static dev.couplet.defer.Fired.valueOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FutureBridgeTest {
  private final IOException gone = new IOException("gone");

  /** Calls for the Deferred's thread, which makes them when {@link #turn} is called. */
  private final Queue<Runnable> calls = new ArrayDeque<>();

  private final Executor onItsThread = calls::add;

  private void turn() {
    while (!calls.isEmpty()) {
      calls.remove().run();
    }
  }

  @AfterEach
  void forgetFailures() {
    Fired.forgetFailures();
  }

  @Nested
  class ToFuture {
    private final Deferred<String> deferred = new Deferred<>();
    private final CompletableFuture<String> future = toFuture(deferred, onItsThread);

    @Test
    void completesWithTheValue() {
      deferred.callback("ok");

      assertThat(future).isCompletedWithValue("ok");
    }

    @Test
    void completesWithTheExceptionItself() {
      deferred.errback(gone);

      assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).hasCause(gone);
    }

    @Test
    void leavesTheDeferredWithNull() {
      deferred.errback(gone);

      assertThat(valueOf(deferred)).isNull();
    }

    @Test
    void cancelsTheDeferredOnItsThread() {
      future.cancel(false);
      assertThat(deferred.called()).isFalse();

      turn();

      assertThat(deferred.called()).isTrue();
      assertThat(valueOf(deferred)).isNull();
    }

    @Test
    void isCancelledIfTheDeferredIs() {
      deferred.cancel();

      assertThat(future).isCancelled();
      assertThat(calls).isEmpty();
    }

    @Test
    void doesNotCancelWhatWasAddedAfterIt() {
      Deferred<String> later = new Deferred<>();
      future.cancel(false);
      deferred.callback("just in time");
      deferred.addCallbackDeferred(s -> later);

      turn();

      assertThat(later.called()).isFalse();
    }

    @Test
    void leavesAFailureToOthersIfItWasCompletedOtherwise() {
      future.complete("default");

      deferred.errback(gone);

      assertThat(exceptionOf(deferred)).isSameAs(gone);
    }
  }

  @Nested
  class FromFuture {
    private final CompletableFuture<String> future = new CompletableFuture<>();
    private final Deferred<String> deferred = fromFuture(future, onItsThread);

    @Test
    void firesOnItsThread() {
      future.complete("ok");
      assertThat(deferred.called()).isFalse();

      turn();

      assertThat(valueOf(deferred)).isEqualTo("ok");
    }

    @Test
    void failsWithTheExceptionThatWasThrown() {
      Deferred<String> dependent =
          fromFuture(future.thenApply(s -> s + "!").thenApply(s -> s + "!"), onItsThread);
      future.completeExceptionally(gone);

      turn();

      assertThat(exceptionOf(dependent)).isSameAs(gone);
      deferred.addErrbackVoid(f -> {});
    }

    @Test
    void keepsACompletionExceptionThatHasNoCause() {
      CompletionException bare = new CompletionException("bare", null);
      future.completeExceptionally(bare);

      turn();

      assertThat(exceptionOf(deferred)).isSameAs(bare);
    }

    @Test
    void failsWithCancelledErrorIfTheFutureIsCancelled() {
      future.cancel(false);

      turn();

      assertThat(exceptionOf(deferred)).isInstanceOf(CancelledError.class);
    }

    @Test
    void cancelsTheFuture() {
      deferred.cancel();
      turn();

      assertThat(future).isCancelled();
      assertThat(exceptionOf(deferred)).isInstanceOf(CancelledError.class);
    }

    @Test
    void isNotFiredByAResultThatWasOnItsWayWhenItWasCancelled() {
      future.complete("too late");
      deferred.cancel();

      turn();

      assertThat(exceptionOf(deferred)).isInstanceOf(CancelledError.class);
    }

    @Test
    void failsIfTheValueIsADeferred() {
      CompletableFuture<Object> odd = CompletableFuture.completedFuture(succeed("ok"));
      Deferred<Object> d = fromFuture(odd, onItsThread);

      turn();

      assertThat(exceptionOf(d))
          .hasMessage("a future's value must not be a Deferred: Deferred[fired with ok]");
    }

    @Test
    void reportsAResultThatNoThreadTakes() {
      CompletableFuture<String> late = new CompletableFuture<>();
      fromFuture(
          late,
          call -> {
            throw new RejectedExecutionException("stopped");
          });

      try (ErrorLog.Recording log = ErrorLog.record()) {
        late.complete("ok");

        assertThat(log.drain()).extracting("error.message").containsExactly("stopped");
      }
    }
  }

  @Test
  void thereAndBackAgainIsTheSame() {
    Deferred<String> d = fromFuture(toFuture(fail(gone), onItsThread), onItsThread);

    turn();

    assertThat(exceptionOf(d)).isSameAs(gone);
  }
}
