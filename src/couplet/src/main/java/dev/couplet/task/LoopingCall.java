// SPDX-License-Identifier: Apache-2.0
package dev.couplet.task;

import dev.couplet.clock.Clock;
import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.defer.Outcome;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A call that is made again and again, at a fixed interval.
 *
 * <p>It is stopped until {@link #start}, and runs from then on until {@link #stop}, an error in the
 * call, or a cancel of the Deferred that start returned; then it may be started again. While it
 * runs, its calls lie on a grid that begins at the start: one that takes long, or comes late, does
 * not shift the later ones, and those that it made impossible are left out.
 *
 * <p>Only for the clock's own thread.
 */
public final class LoopingCall {
  private final Clock clock;
  private final boolean counting;
  private final Body body;

  private boolean running;
  private long intervalNanos;

  /** Where the grid begins. */
  private long startNanos;

  /** Up to when the slots of the grid have been counted. */
  private long countedNanos;

  /** What start returned; null once that was fired. */
  private @Nullable Deferred<LoopingCall> done;

  /** The next call; null while one is under way. */
  private @Nullable DelayedCall next;

  /** What the call under way returned; null while none is. */
  private @Nullable Deferred<?> underWay;

  /** What is called; it may return a Deferred to be waited for. */
  @FunctionalInterface
  private interface Body {
    @Nullable Object call(long count) throws Exception;
  }

  private LoopingCall(Clock clock, boolean counting, Body body) {
    this.clock = clock;
    this.counting = counting;
    this.body = body;
  }

  /** Makes one that calls {@code call}. */
  public LoopingCall(Clock clock, Runnable call) {
    this(
        clock,
        false,
        count -> {
          call.run();
          return null;
        });
  }

  /**
   * Returns one that calls {@code call} and waits for the Deferred that this returns, before the
   * next call is made.
   */
  public static LoopingCall ofDeferred(Clock clock, Callable<? extends Deferred<?>> call) {
    return new LoopingCall(clock, false, count -> call.call());
  }

  /**
   * Returns one that tells {@code call} how many slots of the grid have passed since its last call:
   * 1, or more if some were left out.
   */
  public static LoopingCall withCount(Clock clock, LongConsumer call) {
    return new LoopingCall(
        clock,
        true,
        count -> {
          call.accept(count);
          return null;
        });
  }

  /**
   * Returns one that tells {@code call} how many slots have passed, see {@link #withCount}, and
   * waits for the Deferred that this returns.
   */
  public static LoopingCall withCountOfDeferred(
      Clock clock, LongFunction<? extends Deferred<?>> call) {
    return new LoopingCall(clock, true, call::apply);
  }

  /**
   * Makes the first call now, and the next ones at an {@code interval}. With an interval of zero
   * the next call is made as soon as the clock has made what else is due.
   *
   * @return fires with this LoopingCall when it has been stopped, and fails with what a call threw
   * @throws IllegalArgumentException if {@code interval} is negative
   * @throws IllegalStateException if it runs
   */
  public Deferred<LoopingCall> start(Duration interval) {
    return start(interval, true);
  }

  /**
   * Makes a call at each {@code interval}, the first one now if {@code now}, see {@link
   * #start(Duration)}.
   */
  public Deferred<LoopingCall> start(Duration interval, boolean now) {
    if (interval.isNegative()) {
      throw new IllegalArgumentException("interval < 0: " + interval);
    }
    if (done != null) {
      throw new IllegalStateException(
          running
              ? "this LoopingCall runs already; stop it first"
              : "this LoopingCall was stopped, but its last call is not over; start it when its"
                  + " Deferred has fired");
    }
    Deferred<LoopingCall> started = new Deferred<>(deferred -> cancelled());
    done = started;
    running = true;
    intervalNanos = interval.toNanos();
    startNanos = clock.nanoTime();
    countedNanos = now ? startNanos - intervalNanos : startNanos;
    if (now) {
      makeCall();
    } else {
      schedule();
    }
    return started;
  }

  /**
   * Makes no more calls. The Deferred that start returned fires: at once, or when the call under
   * way is over.
   *
   * @throws IllegalStateException if it does not run
   */
  public void stop() {
    requireRunning();
    running = false;
    if (cancelNext()) {
      fire(new Outcome.Success<>(this));
    }
  }

  /**
   * Moves the grid: the next call is made a whole interval from now. While a call is under way,
   * nothing changes.
   *
   * @throws IllegalStateException if it does not run
   */
  public void reset() {
    requireRunning();
    if (cancelNext()) {
      startNanos = clock.nanoTime();
      schedule();
    }
  }

  /** Returns whether it was started, and neither stopped nor ended by an error. */
  public boolean running() {
    return running;
  }

  private void makeCall() {
    next = null;
    long count = slotsSinceLastCall();
    if (count == 0) {
      schedule();
      return;
    }
    Deferred<?> result = Deferreds.execute(() -> body.call(count));
    underWay = result;
    result.addBothVoid(this::called);
  }

  private void called(Outcome<?> outcome) {
    underWay = null;
    if (outcome instanceof Outcome.Failed<?> failed) {
      running = false;
      fire(new Outcome.Failed<>(failed.failure()));
    } else if (running) {
      schedule();
    } else {
      fire(new Outcome.Success<>(this));
    }
  }

  private void schedule() {
    long nanos =
        intervalNanos == 0 ? 0 : intervalNanos - (clock.nanoTime() - startNanos) % intervalNanos;
    next = clock.callLater(Duration.ofNanos(nanos), this::makeCall);
  }

  private long slotsSinceLastCall() {
    if (!counting || intervalNanos == 0) {
      return 1;
    }
    long now = clock.nanoTime();
    long count = slot(now) - slot(countedNanos);
    if (count > 0) {
      countedNanos = now;
    }
    return count;
  }

  private long slot(long nanos) {
    return (nanos - startNanos) / intervalNanos;
  }

  private boolean cancelNext() {
    DelayedCall pending = next;
    if (pending == null) {
      return false;
    }
    next = null;
    pending.cancel();
    return true;
  }

  /** The Deferred of start is being cancelled, and fires by itself. */
  private void cancelled() {
    done = null;
    running = false;
    cancelNext();
    if (underWay != null) {
      underWay.cancel();
    }
  }

  private void fire(Outcome<LoopingCall> outcome) {
    Deferred<LoopingCall> ended = done;
    if (ended == null) {
      return; // It was cancelled.
    }
    done = null;
    if (outcome instanceof Outcome.Failed<LoopingCall> failed) {
      ended.errback(failed.failure());
    } else {
      ended.callback(this);
    }
  }

  private void requireRunning() {
    if (!running) {
      throw new IllegalStateException("this LoopingCall does not run; start it first");
    }
  }
}
