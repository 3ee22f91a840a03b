// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import dev.couplet.trace.ErrorLog;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Joins Deferreds, which belong to one thread, to futures, which belong to any. */
final class FutureBridge {
  private FutureBridge() {}

  static <T extends @Nullable Object> CompletableFuture<T> toFuture(
      Deferred<T> deferred, Executor onItsThread) {
    Outgoing<T> future = new Outgoing<>();
    deferred.addBothVoid(future::take);
    var unused =
        future.whenComplete(
            (value, thrown) -> {
              if (future.isCancelled() && !future.taken) {
                ErrorLog.guard(
                    "the thread of a Deferred whose future was cancelled takes no calls",
                    () -> onItsThread.execute(() -> cancelUnlessTaken(deferred, future)));
              }
            });
    return future;
  }

  /** What was added to the Deferred after the future took its result is not for it to cancel. */
  private static void cancelUnlessTaken(Deferred<?> deferred, Outgoing<?> future) {
    if (!future.taken) {
      deferred.cancel();
    }
  }

  private static final class Outgoing<T extends @Nullable Object> extends CompletableFuture<T> {
    /** The result has been taken from the Deferred; read by whoever completes the future. */
    volatile boolean taken;

    void take(Outcome<T> outcome) throws Exception {
      taken = true;
      if (outcome instanceof Outcome.Failed<T> failed) {
        Failure failure = failed.failure();
        boolean told = completeExceptionally(failure.exception());
        // Who completed the future otherwise will not see the failure; who cancelled it asked for
        // no more than that.
        if (!told && !(isCancelled() && failure.check(CancelledError.class) != null)) {
          failure.raise();
        }
      } else {
        complete(outcome.get());
      }
    }
  }

  static <T extends @Nullable Object> Deferred<T> fromFuture(
      CompletableFuture<? extends T> future, Executor onItsThread) {
    Deferred<T> deferred = new Deferred<>(cancelled -> future.cancel(true));
    var unused =
        future.whenComplete(
            (value, thrown) ->
                ErrorLog.guard(
                    "a future ended after the thread of its Deferred took calls",
                    () -> onItsThread.execute(() -> settle(deferred, value, thrown))));
    return deferred;
  }

  private static <T extends @Nullable Object> void settle(
      Deferred<T> deferred, T value, @Nullable Throwable thrown) {
    if (deferred.called()) {
      return; // It was cancelled while the result was on its way.
    }
    if (thrown != null) {
      deferred.errback(withoutWrapping(thrown));
    } else if (value instanceof Deferred) {
      deferred.errback(
          new IllegalArgumentException("a future's value must not be a Deferred: " + value));
    } else {
      deferred.callback(value);
    }
  }

  private static Throwable withoutWrapping(Throwable thrown) {
    Throwable inner = thrown;
    for (Throwable next = thrown;
        next instanceof CompletionException || next instanceof ExecutionException;
        next = next.getCause()) {
      inner = next.getCause() == null ? next : next.getCause();
    }
    if (inner instanceof CancellationException && !(inner instanceof CancelledError)) {
      CancelledError cancelled = new CancelledError("the future was cancelled");
      cancelled.initCause(inner);
      return cancelled;
    }
    return inner;
  }
}
