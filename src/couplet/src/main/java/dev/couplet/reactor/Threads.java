// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Calls from a reactor's thread into others, and from others into the reactor's, with a result. */
public final class Threads {
  private Threads() {}

  /**
   * Makes {@code call}, which may block, in a thread of the reactor's pool.
   *
   * <p>Cancelling the Deferred does not end the call; what comes of it is then dropped.
   *
   * @return fires on the reactor's thread, with what the call returned or threw
   */
  public static <T extends @Nullable Object> Deferred<T> deferToThread(
      Reactor reactor, Callable<? extends T> call) {
    Deferred<T> result = new Deferred<>();
    reactor.callInThread(
        () -> {
          Runnable fire;
          try {
            T value = call.call();
            fire = () -> result.callback(value);
          } catch (Throwable e) {
            // Of whatever kind: nobody but the reactor's thread waits for it.
            fire = () -> result.errback(e);
          }
          reactor.callFromThread(fire);
        });
    return result;
  }

  /**
   * Makes {@code call} on the reactor's thread and waits for it. For threads other than that.
   *
   * @return what the call returned
   * @throws WrongThread if this is the reactor's thread, which cannot wait for itself
   * @throws ReactorNotRunning if the reactor was stopped before there was a result
   * @throws InterruptedException if the thread was interrupted; the call is made all the same
   * @throws Exception what the call threw
   */
  public static <T extends @Nullable Object> T blockingCallFromThread(
      Reactor reactor, Callable<? extends T> call) throws Exception {
    return new BlockingCall<T>(reactor, () -> Deferreds.execute(call)).make();
  }

  /**
   * Makes {@code call} on the reactor's thread and waits until the Deferred that it returns has
   * fired, see {@link #blockingCallFromThread}.
   *
   * @return the Deferred's value
   * @throws Exception what the call threw, or what the Deferred failed with
   */
  public static <T extends @Nullable Object> T blockingCallFromThreadDeferred(
      Reactor reactor, Callable<? extends Deferred<? extends T>> call) throws Exception {
    return new BlockingCall<T>(reactor, () -> Deferreds.maybeDeferred(call)).make();
  }
}
