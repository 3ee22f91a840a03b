// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.defer.Coroutine;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Ends what holds a loop, by ever harder means: an interrupt, which ends a sleep or a wait; then
 * the check that is woven into snippets, which ends an endless loop; at last the thread is given
 * up, which ends nothing but lets a new one go on.
 */
final class LoopStop implements Runnable {
  /** What comes to an end by itself within this time is left alone. */
  private static final long GRACE_MILLIS = 20;

  private static final long STEP_MILLIS = 60;

  /** What has not ended after so many steps never will: it loops in code that is not woven. */
  private static final int STEPS = 20;

  private final Thread thread;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Runnable giveUp;

  /**
   * Prepares to stop what {@code thread} is at.
   *
   * @param callSoon makes a call on that thread when it is free again
   */
  LoopStop(Thread thread, Consumer<Runnable> callSoon, Runnable giveUp) {
    this.thread = thread;
    this.giveUp = giveUp;
    callSoon.accept(over::countDown);
  }

  @Override
  public void run() {
    try {
      boolean ended = over.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
      for (int step = 0; step < STEPS && !ended; step++) {
        if (step >= STEPS / 2) {
          StopCheck.insist(thread);
        } else if (step > 0) {
          StopCheck.tell(thread);
        }
        Coroutine.runnerFor(thread).interrupt();
        ended = over.await(STEP_MILLIS, TimeUnit.MILLISECONDS);
      }
      if (!ended) {
        giveUp.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      StopCheck.forget(thread);
    }
  }
}
