// SPDX-License-Identifier: Apache-2.0
package dev.couplet.task;

import dev.couplet.clock.Clock;
import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Deferred;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Does long work on the clock's own thread in small steps, so that other calls are made in between.
 *
 * <p>Each task is an iterator, and each {@link Iterator#next} a step of its work. The tasks take
 * turns, step by step; after a slice of 10 milliseconds, or of a thousand steps, the clock makes
 * what else is due. A step that returns a {@link Deferred} pauses its task until that has fired.
 *
 * <p>It runs until it is stopped. Only for the clock's own thread.
 */
public final class Cooperator {
  private static final long SLICE_NANOS = 10_000_000;

  /** Ends a slice also where the time stands still, as it does on a virtual clock. */
  private static final int STEPS_PER_SLICE = 1_000;

  private final Clock clock;

  /** Whose turns are next; also some that were paused or ended since, and are passed over. */
  private final Queue<CooperativeTask<?>> turns = new ArrayDeque<>();

  private @Nullable DelayedCall nextSlice;
  private boolean stopped;

  /** Makes one that runs. */
  public Cooperator(Clock clock) {
    this.clock = clock;
  }

  /**
   * Does {@code work} until it is at its end. Cancelling the Deferred stops it, and cancels the
   * Deferred that it waits for.
   *
   * @return fires with {@code work}; or fails with what a step threw or the Deferred that it
   *     returned failed with, or with {@link TaskStopped} if the cooperator is stopped
   */
  public <I extends Iterator<?>> Deferred<I> coiterate(I work) {
    CooperativeTask<I> task = cooperate(work);
    return task.whenDone(task::cancelled);
  }

  /** Does {@code work}, as {@link #coiterate} does, and returns a task that can be paused. */
  public <I extends Iterator<?>> CooperativeTask<I> cooperate(I work) {
    CooperativeTask<I> task = new CooperativeTask<>(this, work);
    add(task);
    return task;
  }

  /**
   * Ends all tasks, those that are paused as soon as they are resumed, and all that come later:
   * they fail with {@link TaskStopped}.
   *
   * @throws IllegalStateException if it was stopped before
   */
  public void stop() {
    if (stopped) {
      throw new IllegalStateException("this cooperator was stopped before");
    }
    stopped = true;
    cancelSlice();
    for (CooperativeTask<?> task = turns.poll(); task != null; task = turns.poll()) {
      task.leaveQueue();
      task.cooperatorStopped();
    }
  }

  /** Gives {@code task} its next turn. */
  void add(CooperativeTask<?> task) {
    if (stopped) {
      task.cooperatorStopped();
      return;
    }
    task.enterQueue(turns);
    if (nextSlice == null) {
      schedule();
    }
  }

  private void schedule() {
    nextSlice = clock.callLater(Duration.ZERO, this::slice);
  }

  private void cancelSlice() {
    if (nextSlice != null) {
      nextSlice.cancel();
      nextSlice = null;
    }
  }

  private void slice() {
    nextSlice = null;
    long begin = clock.nanoTime();
    int steps = 0;
    while (!turns.isEmpty() && steps < STEPS_PER_SLICE && clock.nanoTime() - begin < SLICE_NANOS) {
      CooperativeTask<?> task = turns.remove();
      task.leaveQueue();
      task.step();
      if (stopped) {
        task.cooperatorStopped(); // By its own step.
      } else if (task.ready()) {
        task.enterQueue(turns);
      }
      steps++;
    }
    if (nextSlice == null && !turns.isEmpty()) {
      schedule();
    } else if (nextSlice != null && turns.isEmpty()) {
      cancelSlice(); // A task had gone on within its own step, and is done.
    }
  }
}
