// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import dev.couplet.clock.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A result that will come later, and the chain of callbacks that wait for it.
 *
 * <p>It is <em>unfired</em> until {@link #callback}, {@link #errback} or {@link #cancel} fires it,
 * once and for good. Then its chain runs, pair by pair, each taking the result that the one before
 * it left: a value goes to the pair's callback, a {@link Failure} to its errback. What a callback
 * returns is the next result; if it throws, that is a Failure, and goes to the errback of the
 * <em>next</em> pair. Between two pairs the chain may be <em>paused</em>, or be <em>waiting</em>
 * for a Deferred that a callback returned. What is added after the chain has run dry runs at once.
 *
 * <p>Every add returns this same object under the type that its result has from there on: unlike a
 * CompletableFuture, which forks, a Deferred goes on in one line. So use what the last add
 * returned; a callback added through an older handle fails with a ClassCastException if the types
 * differ. Callbacks may throw checked exceptions. Whatever is thrown becomes a Failure, except a
 * {@link VirtualMachineError}, which leaves the call that made the chain run.
 *
 * <p>A Failure that nobody has handled when the Deferred is garbage is reported to {@link
 * dev.couplet.trace.ErrorLog}, see {@link UnhandledFailures}.
 *
 * <p>A Deferred belongs to one thread at a time, and no method blocks. In {@linkplain
 * Deferreds#setDebugging debug mode} use from a wrong thread throws an IllegalStateException.
 *
 * @param <T> the type of the value that the next callback gets. After a Deferred was returned to
 *     another chain or joined to one, its own next callback gets null
 */
public final class Deferred<T extends @Nullable Object> extends Chain {

  /** Makes one that is cancelled by firing it with {@link CancelledError}. */
  public Deferred() {
    super(null);
  }

  /**
   * Makes one that {@code canceller} cancels: it should stop what would have fired the Deferred,
   * which it is given, and may fire it. If it does not, {@link CancelledError} does.
   */
  public Deferred(Consumer<? super Deferred<T>> canceller) {
    super(Objects.requireNonNull(canceller, "canceller"));
  }

  /**
   * Fires it with a value; with a {@link Failure}, as {@link #errback(Failure)} does.
   *
   * @throws AlreadyCalledError if it has fired
   * @throws IllegalArgumentException if {@code value} is a Deferred
   */
  public void callback(T value) {
    fire(value);
  }

  /**
   * Fires it with a failure.
   *
   * @throws AlreadyCalledError if it has fired
   */
  public void errback(Failure failure) {
    fire(Objects.requireNonNull(failure, "failure"));
  }

  /**
   * Fires it with a failure that holds {@code exception}.
   *
   * @throws AlreadyCalledError if it has fired
   */
  public void errback(Throwable exception) {
    fire(new Failure(exception));
  }

  /** Returns whether it has fired, be it by {@link #cancel}. */
  public boolean called() {
    return fired();
  }

  /** Adds a callback: it takes the value and returns the next one. A failure passes it by. */
  public <U extends @Nullable Object> Deferred<U> addCallback(
      Callback<? super T, ? extends U> callback) {
    return addPair(Objects.requireNonNull(callback, "callback"), null);
  }

  /**
   * Adds a callback that returns a Deferred: the chain waits for it and goes on with its result,
   * value or failure. The Deferred that was returned is left with null.
   */
  public <U extends @Nullable Object> Deferred<U> addCallbackDeferred(
      Callback<? super T, ? extends Deferred<? extends U>> callback) {
    return addPair(Objects.requireNonNull(callback, "callback"), null);
  }

  /** Adds a callback that returns nothing: the next one gets null. */
  public Deferred<@Nullable Void> addCallbackVoid(Callback.Action<? super T> callback) {
    return addPair(Objects.requireNonNull(callback, "callback"), null);
  }

  /**
   * Adds an errback: it takes a failure and returns the value to go on with, or throws. To hand the
   * failure on, return {@link Failure#raise failure.raise()}. A value passes it by.
   */
  public Deferred<T> addErrback(Callback<? super Failure, ? extends T> errback) {
    return addPair(null, Objects.requireNonNull(errback, "errback"));
  }

  /**
   * Adds an errback that returns a Deferred: the chain waits for it and goes on with its result.
   */
  public Deferred<T> addErrbackDeferred(
      Callback<? super Failure, ? extends Deferred<? extends T>> errback) {
    return addPair(null, Objects.requireNonNull(errback, "errback"));
  }

  /** Adds an errback that returns nothing: after a failure, the next callback gets null. */
  public Deferred<@Nullable T> addErrbackVoid(Callback.Action<? super Failure> errback) {
    return addPair(null, Objects.requireNonNull(errback, "errback"));
  }

  /**
   * Adds a callback and an errback side by side: one of the two runs. What the callback throws goes
   * to the next errback, not to this one.
   */
  public <U extends @Nullable Object> Deferred<U> addCallbacks(
      Callback<? super T, ? extends U> callback, Callback<? super Failure, ? extends U> errback) {
    return addPair(
        Objects.requireNonNull(callback, "callback"), Objects.requireNonNull(errback, "errback"));
  }

  /**
   * Adds one callback for both outcomes. To pass the outcome on as it is, return {@link Outcome#get
   * outcome.get()}.
   */
  public <U extends @Nullable Object> Deferred<U> addBoth(
      Callback<? super Outcome<T>, ? extends U> callback) {
    return add(new Link.Both(Objects.requireNonNull(callback, "callback")));
  }

  /** Adds one callback for both outcomes that returns a Deferred: the chain waits for it. */
  public <U extends @Nullable Object> Deferred<U> addBothDeferred(
      Callback<? super Outcome<T>, ? extends Deferred<? extends U>> callback) {
    return add(new Link.Both(Objects.requireNonNull(callback, "callback")));
  }

  /** Adds one callback for both outcomes that returns nothing: the next one gets null. */
  public Deferred<@Nullable Void> addBothVoid(Callback.Action<? super Outcome<T>> callback) {
    return add(new Link.Both(Objects.requireNonNull(callback, "callback")));
  }

  /**
   * Fires {@code target} with the result, when it comes to that; the next callback here gets null.
   * One way only: cancelling {@code target} does not cancel this one. If {@code target} has fired
   * already, {@link AlreadyCalledError} is the next result here.
   */
  public Deferred<@Nullable Void> chainDeferred(Deferred<? super T> target) {
    return add(new Link.Relay(Objects.requireNonNull(target, "target")));
  }

  /**
   * Cancels it after {@code limit} on {@code clock}, unless what was added so far is through by
   * then. Callbacks added before get {@link CancelledError}, those added after {@link TimeoutError}
   * in its stead; what a canceller fires instead is kept.
   *
   * @throws IllegalArgumentException if {@code limit} is negative
   */
  public Deferred<T> addTimeout(Duration limit, Clock clock) {
    return add(new TimeLimit(this, limit, clock));
  }

  /**
   * Stops the chain before its next pair, until {@link #unpause} was called as often.
   *
   * @throws IllegalStateException if it was paused 32,767 times and never unpaused
   */
  public void pause() {
    hold();
  }

  /**
   * Takes one {@link #pause} back; after the last one the chain goes on at once.
   *
   * @throws IllegalStateException if it is not paused
   */
  public void unpause() {
    release();
  }

  /**
   * Gives the result up. Unfired, it calls the canceller, and fires with {@link CancelledError} if
   * that did not fire it; without a canceller, the late fire that is still to come is ignored,
   * once. Waiting for another Deferred, it cancels that one. Fired, it does nothing.
   *
   * <p>What the canceller throws is thrown here, and leaves the Deferred unfired.
   */
  public void cancel() {
    checkThread();
    Cancellation.of(this);
  }

  private <U extends @Nullable Object> Deferred<U> addPair(
      @Nullable Callback<?, ?> callback, @Nullable Callback<? super Failure, ?> errback) {
    addOrRun(callback, errback);
    return retyped();
  }

  <U extends @Nullable Object> Deferred<U> add(Link link) {
    addLink(link);
    return retyped();
  }

  /** Returns this object under another type: the one place where that happens. */
  @SuppressWarnings("unchecked") // the type of the result from here on, as the caller has made sure
  private <U extends @Nullable Object> Deferred<U> retyped() {
    return (Deferred<U>) this;
  }

  /** Returns its state in words: what it fired with or waits for, and how much is left to run. */
  @Override
  public String toString() {
    return Status.of(this);
  }
}
