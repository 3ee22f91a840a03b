// SPDX-License-Identifier: Apache-2.0
package dev.couplet.task;

import dev.couplet.clock.Clock;
import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Deferred;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Work that is done once, later. */
public final class Tasks {
  private Tasks() {}

  /**
   * Returns a Deferred that fires with null after at least {@code delay}. Cancelling it takes the
   * delayed call back.
   *
   * @throws IllegalArgumentException if {@code delay} is negative
   */
  @SuppressWarnings("NullAway") // null is the one value of Void
  public static Deferred<@Nullable Void> deferLater(Clock clock, Duration delay) {
    DelayedCall[] pending = new DelayedCall[1];
    Deferred<@Nullable Void> later = new Deferred<>(deferred -> pending[0].cancel());
    pending[0] = clock.callLater(delay, () -> later.callback(null));
    return later;
  }

  /**
   * Makes {@code call} after at least {@code delay}. Cancelling the Deferred takes the delayed call
   * back.
   *
   * @return fires with what the call returned or threw
   * @throws IllegalArgumentException if {@code delay} is negative
   */
  public static <T extends @Nullable Object> Deferred<T> deferLater(
      Clock clock, Duration delay, Callable<? extends T> call) {
    return deferLater(clock, delay).addCallback(nothing -> call.call());
  }
}
