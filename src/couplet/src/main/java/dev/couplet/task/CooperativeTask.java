// SPDX-License-Identifier: Apache-2.0
package dev.couplet.task;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Failure;
import dev.couplet.defer.Outcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Work that a {@link Cooperator} does step by step.
 *
 * <p>It is ready, or paused as often as it was not resumed, and waits when a step returned a
 * Deferred; in the end it is done: its work came to its end, a step failed, or it was stopped. Only
 * for the clock's own thread.
 *
 * @param <I> the type of the work
 */
public final class CooperativeTask<I extends Iterator<?>> {
  private final Cooperator cooperator;
  private final I work;
  private final List<Deferred<I>> waiters = new ArrayList<>();
  private int pauses;
  private boolean queued;

  /** What the last step returned, if it has not fired yet. */
  private @Nullable Deferred<?> waitsFor;

  private @Nullable Outcome<I> outcome;

  CooperativeTask(Cooperator cooperator, I work) {
    this.cooperator = cooperator;
    this.work = work;
  }

  /**
   * Returns a Deferred, a new one each time, that fires with the work when the task is done; or
   * fails with what a step threw, or with {@link TaskStopped}.
   */
  public Deferred<I> whenDone() {
    return whenDone(() -> {});
  }

  Deferred<I> whenDone(Runnable whenCancelled) {
    Deferred<I> waiter =
        new Deferred<>(
            cancelled -> {
              waiters.remove(cancelled);
              whenCancelled.run();
            });
    if (outcome == null) {
      waiters.add(waiter);
    } else {
      fire(waiter, outcome);
    }
    return waiter;
  }

  /**
   * Takes no more steps until it has been resumed as often as it was paused.
   *
   * @throws IllegalStateException if it is done
   */
  public void pause() {
    requireNotDone();
    pauses++;
  }

  /**
   * Undoes one pause.
   *
   * @throws IllegalStateException if it is done, or not paused
   */
  public void resume() {
    requireNotDone();
    if (pauses == 0) {
      throw new IllegalStateException("this task is not paused");
    }
    pauses--;
    continueIfReady();
  }

  /**
   * Ends it: it fails with {@link TaskStopped}.
   *
   * @throws IllegalStateException if it is done
   */
  public void stop() {
    requireNotDone();
    end(failed(new TaskStopped("this task was stopped")));
  }

  void cooperatorStopped() {
    if (ready()) {
      end(failed(new TaskStopped("the cooperator of this task was stopped")));
    }
  }

  /** Nobody waits for it any longer. */
  void cancelled() {
    Deferred<?> awaited = waitsFor;
    if (outcome == null) {
      stop();
    }
    if (awaited != null) {
      awaited.cancel();
    }
  }

  boolean ready() {
    return outcome == null && pauses == 0 && waitsFor == null;
  }

  /** Takes one step, if it is ready. */
  void step() {
    if (!ready()) {
      return;
    }
    try {
      if (!work.hasNext()) {
        end(new Outcome.Success<>(work));
      } else if (work.next() instanceof Deferred<?> deferred) {
        waitFor(deferred);
      }
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      if (outcome == null) {
        end(failed(e));
      }
    }
  }

  private void waitFor(Deferred<?> deferred) {
    waitsFor = deferred;
    deferred.addBothVoid(
        result -> {
          waitsFor = null;
          if (outcome == null && result instanceof Outcome.Failed<?> failed) {
            end(new Outcome.Failed<>(failed.failure()));
          }
          continueIfReady();
        });
  }

  private void continueIfReady() {
    if (ready()) {
      cooperator.add(this);
    }
  }

  void enterQueue(Queue<CooperativeTask<?>> turns) {
    if (!queued) {
      queued = true;
      turns.add(this);
    }
  }

  void leaveQueue() {
    queued = false;
  }

  private void end(Outcome<I> result) {
    outcome = result;
    List<Deferred<I>> waiting = List.copyOf(waiters);
    waiters.clear();
    waiting.forEach(waiter -> fire(waiter, result));
  }

  private Outcome<I> failed(Throwable exception) {
    return new Outcome.Failed<>(new Failure(exception));
  }

  private static <I> void fire(Deferred<I> waiter, Outcome<I> result) {
    if (result instanceof Outcome.Success<I> success) {
      waiter.callback(success.value());
    } else if (result instanceof Outcome.Failed<I> failed) {
      waiter.errback(failed.failure());
    }
  }

  private void requireNotDone() {
    if (outcome != null) {
      throw new IllegalStateException("this task is done: " + outcome);
    }
  }
}
