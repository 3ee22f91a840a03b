// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How values of the library speak for themselves: a Deferred and a delayed call of their state, a
 * Failure of what went wrong and where. Only for the loop's thread.
 */
final class Values {
  private final Session session;

  Values(Session session) {
    this.session = session;
  }

  /** Returns {@code value} in words; null if there is nothing special to say of it. */
  @Nullable String text(Object value) {
    if (value instanceof Failure failure) {
      return text(failure);
    }
    if (value instanceof Deferred<?> || value instanceof DelayedCall) {
      // Their own words; JShell would do as well, but for its own way with a toString that throws.
      return value.toString();
    }
    return null;
  }

  /** Returns what went wrong, with the learner's lines below. */
  private String text(Failure failure) {
    List<String> lines = session.problems().of("Failure: ", failure.exception());
    return String.join("\n", lines);
  }
}
