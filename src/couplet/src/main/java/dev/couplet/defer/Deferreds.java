// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Makes Deferreds that have fired, joins many into one, and joins them to futures. */
public final class Deferreds {
  private Deferreds() {}

  /** Returns a Deferred that has fired with {@code value}. */
  public static <T extends @Nullable Object> Deferred<T> succeed(T value) {
    Deferred<T> deferred = new Deferred<>();
    deferred.callback(value);
    return deferred;
  }

  /** Returns a Deferred that has failed with {@code exception}. */
  public static <T extends @Nullable Object> Deferred<T> fail(Throwable exception) {
    return fail(new Failure(exception));
  }

  /** Returns a Deferred that has failed with {@code failure}. */
  public static <T extends @Nullable Object> Deferred<T> fail(Failure failure) {
    Deferred<T> deferred = new Deferred<>();
    deferred.errback(failure);
    return deferred;
  }

  /**
   * Makes {@code call} and returns a Deferred that has fired with what it returned, or failed with
   * what it threw.
   */
  public static <T extends @Nullable Object> Deferred<T> execute(Callable<? extends T> call) {
    return start(call);
  }

  /**
   * Makes {@code call} and returns its Deferred; if it throws before it has one, returns one that
   * has failed with that. So the caller has one place where errors are handled.
   */
  public static <T extends @Nullable Object> Deferred<T> maybeDeferred(
      Callable<? extends Deferred<? extends T>> call) {
    return start(call);
  }

  /** Whatever the types promise, a Deferred or a Failure is told by what it is, as in a chain. */
  @SuppressWarnings("unchecked")
  private static <T extends @Nullable Object> Deferred<T> start(Callable<?> call) {
    try {
      Object result = call.call();
      return result instanceof Deferred ? (Deferred<T>) result : succeed((T) result);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      return fail(e);
    }
  }

  /**
   * Returns a Deferred that fires with the outcomes of all {@code members}, in their order, once
   * the last of them has one. Cancelling it cancels the members; once it has fired, a cancel does
   * nothing, even while a callback of its own waits.
   */
  public static <T extends @Nullable Object> Deferred<List<Outcome<T>>> list(
      Collection<? extends Deferred<? extends T>> members, ListOption... options) {
    return new Joint.Outcomes<T>(members, options).join();
  }

  /**
   * Returns a Deferred that fires with the first value of any of {@code members}, or with all
   * outcomes if each of them failed: what Twisted calls a list with {@code fireOnOneCallback}. The
   * members that come late are left alone. Cancelling it cancels the members; once it has fired, a
   * cancel does nothing, even while a callback of its own waits.
   */
  public static <T extends @Nullable Object> Deferred<First<T>> firstOf(
      Collection<? extends Deferred<? extends T>> members, ListOption... options) {
    return new Joint.FirstValue<T>(members, options).join();
  }

  /**
   * Returns a Deferred that fires with the values of all {@code members}, in their order; or fails
   * with {@link FirstError} as soon as one of them fails. Cancelling it cancels the members; once
   * it has fired, a cancel does nothing, even while a callback of its own waits.
   */
  public static <T extends @Nullable Object> Deferred<List<T>> gather(
      Collection<? extends Deferred<? extends T>> members, ListOption... options) {
    return new Joint.Gathering<T>(members, options).join();
  }

  /** Gathers {@code members}, see {@link #gather(Collection, ListOption...)}. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied, never written to
  public static <T extends @Nullable Object> Deferred<List<T>> gather(
      Deferred<? extends T>... members) {
    return gather(List.of(members));
  }

  /**
   * Returns a Deferred that fires with the first value of any of {@code contestants} and cancels
   * the others; or fails with {@link FailureGroup} if each of them fails. It takes their results:
   * each is left with null. Cancelling it cancels them all.
   *
   * @throws IllegalArgumentException if there are none, since that race would never end
   */
  public static <T extends @Nullable Object> Deferred<First.Winner<T>> race(
      Collection<? extends Deferred<? extends T>> contestants) {
    return new Joint.Race<T>(contestants).join();
  }

  /** Has {@code contestants} race, see {@link #race(Collection)}. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied, never written to
  public static <T extends @Nullable Object> Deferred<First.Winner<T>> race(
      Deferred<? extends T>... contestants) {
    return race(List.of(contestants));
  }

  /**
   * Returns a future of the result of {@code deferred}, which is left with null. Cancelling the
   * future cancels the Deferred, on the thread that {@code onItsThread} runs calls on: for a
   * Deferred of a reactor, {@code reactor::callFromThread}. Call this on that thread.
   */
  public static <T extends @Nullable Object> CompletableFuture<T> toFuture(
      Deferred<T> deferred, Executor onItsThread) {
    return FutureBridge.toFuture(deferred, onItsThread);
  }

  /**
   * Returns a Deferred of the result of {@code future}, which fires on the thread that {@code
   * onItsThread} runs calls on: for a reactor, {@code reactor::callFromThread}. An exception comes
   * as it was thrown, without a CompletionException around it; if the future is cancelled, as
   * {@link CancelledError}. Cancelling the Deferred cancels the future.
   */
  public static <T extends @Nullable Object> Deferred<T> fromFuture(
      CompletableFuture<? extends T> future, Executor onItsThread) {
    return FutureBridge.fromFuture(future, onItsThread);
  }

  /**
   * Switches debug mode on or off for the Deferreds made from now on. In debug mode a Deferred
   * remembers where it was created and fired, reports say so, and use from a wrong thread is an
   * error. It starts on if the system property {@code dev.couplet.debug} is {@code true}.
   */
  public static void setDebugging(boolean debugging) {
    Trail.debugging = debugging;
  }

  /** Returns whether debug mode is on. */
  public static boolean debugging() {
    return Trail.debugging;
  }
}
