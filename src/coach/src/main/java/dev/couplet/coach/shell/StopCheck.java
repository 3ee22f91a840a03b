// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.defer.Coroutine;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asked by the code of snippets, at each turn of a loop and the like, whether it is to stop.
 *
 * <p>A thread is told to stop once, so that {@code finally} blocks run after what it throws then;
 * who wants to see it end asks again, or insists. A thread that was given up is told each time.
 */
public final class StopCheck {
  private static final Set<Thread> TOLD = ConcurrentHashMap.newKeySet();
  private static final Set<Thread> INSISTED = ConcurrentHashMap.newKeySet();
  private static final Set<Thread> GIVEN_UP = ConcurrentHashMap.newKeySet();

  /** Whether any thread is in one of the sets: all that most checks look at. */
  private static volatile boolean armed;

  private StopCheck() {}

  /**
   * Returns, most often.
   *
   * @throws Stopped if the current thread, or the one that it runs for, is to stop
   */
  public static void check() {
    if (armed) {
      checkThread();
    }
  }

  private static void checkThread() {
    Thread thread = Coroutine.hostThread();
    if (GIVEN_UP.contains(thread)) {
      throw new Stopped("this thread was given up, and its reactor is revoked");
    }
    if (INSISTED.contains(thread)) {
      throw new Stopped("stopped");
    }
    if (TOLD.remove(thread)) {
      arm();
      throw new Stopped("stopped");
    }
  }

  /** Has {@code thread} stop at its next check. */
  static void tell(Thread thread) {
    TOLD.add(thread);
    arm();
  }

  /** Has {@code thread} stop at every check until {@link #forget}. */
  static void insist(Thread thread) {
    INSISTED.add(thread);
    arm();
  }

  /** Takes {@link #tell} and {@link #insist} back. */
  static void forget(Thread thread) {
    TOLD.remove(thread);
    INSISTED.remove(thread);
    arm();
  }

  /** Has {@code thread} stop at every check from now on. */
  static void giveUp(Thread thread) {
    GIVEN_UP.add(thread);
    arm();
  }

  static boolean isGivenUp(Thread thread) {
    return GIVEN_UP.contains(thread);
  }

  /** The current thread, which was given up, comes to its end after all. */
  static void ended() {
    GIVEN_UP.remove(Thread.currentThread());
    arm();
  }

  private static synchronized void arm() {
    armed = !TOLD.isEmpty() || !INSISTED.isEmpty() || !GIVEN_UP.isEmpty();
  }
}
