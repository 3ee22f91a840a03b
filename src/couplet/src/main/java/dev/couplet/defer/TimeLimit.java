// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import dev.couplet.clock.Clock;
import dev.couplet.clock.DelayedCall;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The link that {@link Deferred#addTimeout} adds: what is before it must end within the limit. */
final class TimeLimit extends Link {
  private final Duration limit;
  private final DelayedCall timer;
  private boolean passed;

  TimeLimit(Deferred<?> limited, Duration limit, Clock clock) {
    this.limit = limit;
    timer =
        clock.callLater(
            limit,
            () -> {
              passed = true;
              limited.cancel();
            });
  }

  @Override
  String role() {
    return "addTimeout";
  }

  @Override
  @Nullable Chain pass(Chain chain) {
    if (timer.active()) {
      timer.cancel();
    }
    // Only what the timer cancelled is a timeout: someone else's cancel stays what it is.
    if (passed
        && chain.result() instanceof Failure failure
        && failure.check(CancelledError.class) != null) {
      chain.leave(new Failure(new TimeoutError("no result within " + limit)));
    }
    return null;
  }
}
