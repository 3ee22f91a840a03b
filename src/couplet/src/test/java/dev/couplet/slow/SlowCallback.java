// SPDX-License-Identifier: Apache-2.0
package dev.couplet.slow;

import java.util.concurrent.CountDownLatch;

/** A callback of a program's own, in no package of the library's, that holds a reactor. */
public final class SlowCallback {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  /** Holds the thread until {@link #end}. */
  public void hold() {
    standStill(); // the line that a watch names, whenever it looks
  }

  /** Returns a lambda that holds the thread. */
  public Runnable holder() {
    return () -> standStill();
  }

  private void standStill() {
    begun.countDown();
    await(end);
  }

  /** Waits until it holds the thread. */
  public void awaitBegin() {
    await(begun);
  }

  /** Lets the thread go on. */
  public void end() {
    end.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
