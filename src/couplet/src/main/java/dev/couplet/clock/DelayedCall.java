// SPDX-License-Identifier: Apache-2.0
package dev.couplet.clock;

import dev.couplet.trace.TracedCall;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that a {@link Clock} will make later, as returned by {@link Clock#callLater}.
 *
 * <p>It is pending until it is made or cancelled, once and for good; while pending it can be moved.
 * Only for the clock's own thread.
 */
public final class DelayedCall {
  /** In the place of the call once it was cancelled: a field less in each of a million calls. */
  @SuppressWarnings("UnnecessaryLambda") // Its identity is what counts.
  private static final Runnable CANCELLED = () -> {};

  private final CallQueue queue;

  /** Orders calls that are due at the same instant. */
  final long sequence;

  /** The clock's time, in nanoseconds, at which the call is due. */
  long dueNanos;

  /** Where the call stands in the queue's heap while it is pending. */
  int index;

  /** What to call; null once it was called, so that nothing is held any longer. */
  private @Nullable Runnable call;

  DelayedCall(CallQueue queue, long sequence, long dueNanos, Runnable call) {
    this.queue = queue;
    this.sequence = sequence;
    this.dueNanos = dueNanos;
    this.call = call;
  }

  /** Returns whether the call is still to be made. */
  public boolean active() {
    return call != null && call != CANCELLED;
  }

  /** Returns the time at which the call is, or was, due: nanoseconds of its clock. */
  public long dueNanos() {
    return dueNanos;
  }

  /**
   * Takes the call back.
   *
   * @throws AlreadyCalled if it was made
   * @throws AlreadyCancelled if it was cancelled
   */
  public void cancel() {
    requireActive("cancel");
    TracedCall.cancelled(call);
    call = CANCELLED;
    queue.cancelled();
  }

  /**
   * Makes the call due {@code delay} from now.
   *
   * @throws IllegalArgumentException if {@code delay} is negative
   * @throws AlreadyCalled if it was made
   * @throws AlreadyCancelled if it was cancelled
   */
  public void reset(Duration delay) {
    requireActive("reset");
    move(queue.dueAfter(delay));
  }

  /**
   * Makes the call due {@code delay} later than it was; a negative {@code delay} makes it earlier.
   *
   * @throws AlreadyCalled if it was made
   * @throws AlreadyCancelled if it was cancelled
   */
  public void delay(Duration delay) {
    requireActive("delay");
    move(dueNanos + CallQueue.cut(delay).toNanos());
  }

  private void move(long nanos) {
    queue.move(this, nanos);
    if (TracedCall.isTraced(call)) {
      TracedCall.moved(call, queue.nanosUntil(this));
    }
  }

  /** Ends the pending state and returns what is to be called. */
  Runnable take() {
    Runnable taken = call;
    call = null;
    if (taken == null) {
      throw new IllegalStateException(this + " was taken twice");
    }
    return taken;
  }

  boolean cancelled() {
    return call == CANCELLED;
  }

  private void requireActive(String method) {
    queue.requireThread(method);
    if (cancelled()) {
      throw new AlreadyCancelled("this delayed call was cancelled before");
    }
    if (call == null) {
      throw new AlreadyCalled("this delayed call was made before");
    }
  }

  @Override
  public String toString() {
    String state;
    if (cancelled()) {
      state = "cancelled";
    } else if (call == null) {
      state = "called";
    } else {
      state = String.format("due in %.3f s", queue.nanosUntil(this) / 1e9);
    }
    return "DelayedCall[" + state + "]";
  }
}
