// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Code that waits for Deferreds as if they were calls: N waits instead of N+1 callbacks.
 *
 * <pre>{@code
 * Deferred<Integer> length = Coroutine.start(() -> {
 *   String title = await(titleOf(poem));
 *   try {
 *     return await(lookUp(title)).length();
 *   } catch (IOException e) {
 *     return 0;
 *   }
 * });
 * }</pre>
 *
 * <p>The body runs on a thread of its own, a virtual one where the JDK has them. It hands over
 * strictly: while the body runs, the thread that started or resumed it stands still, and while the
 * body waits, that thread goes on. So one of the two runs at a time, the body needs no locks, and
 * it counts as the thread that it runs for, see {@link #hostThread}. A body that blocks otherwise,
 * by sleeping say, blocks that thread.
 */
public final class Coroutine {
  private Coroutine() {}

  /**
   * Runs {@code body} up to its first wait and returns a Deferred that fires with what the body
   * returns, or fails with what it throws.
   *
   * <p>Cancelling that Deferred cancels the one that the body waits for, so that {@link
   * CancelledError} is thrown at the wait; the body may handle it and end otherwise. The Deferred
   * then fires with how the body ends, and not before.
   */
  public static <T extends @Nullable Object> Deferred<T> start(Callable<? extends T> body) {
    return new CoroutineBody<T>(body).start();
  }

  /**
   * Waits until {@code deferred} has come to a result and returns it, or throws what it failed
   * with. The Deferred is left with null. Only for the body of a coroutine and the methods that it
   * calls; in a callback it would hold that callback's chain up.
   *
   * @throws Exception the exception of the failure
   * @throws IllegalStateException if the current thread runs no coroutine
   */
  public static <T extends @Nullable Object> T await(Deferred<T> deferred) throws Exception {
    CoroutineBody<?> body = CoroutineBody.current();
    if (body == null) {
      throw new IllegalStateException(
          "await called on thread "
              + Thread.currentThread().getName()
              + ", which runs no coroutine; use Coroutine.start, or addCallback");
    }
    return body.await(deferred);
  }

  /**
   * Returns the thread that the current one counts as: in the body of a coroutine the thread that
   * stands still for it, elsewhere the current thread. Code that belongs to one thread checks for
   * this one.
   */
  public static Thread hostThread() {
    CoroutineBody<?> body = CoroutineBody.current();
    return body == null ? Thread.currentThread() : body.host();
  }

  /**
   * Returns the thread that runs for {@code host} now: that of the coroutine's body for which it
   * stands still, or else {@code host} itself. For those who watch it from another thread.
   */
  public static Thread runnerFor(Thread host) {
    return Turns.runnerFor(host);
  }

  /**
   * Ends every coroutine that waits and was last run for the current thread: {@link CoroutineExit}
   * is thrown at its wait and at any further one, its {@code finally} blocks run, and its thread
   * ends. Its Deferred stays unfired, as others do when their reactor has stopped. What a body
   * throws instead is reported to {@link dev.couplet.trace.ErrorLog}.
   *
   * @return how many were unwound
   */
  public static int unwindAll() {
    return CoroutineBody.unwindAll(hostThread());
  }
}
