// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import dev.couplet.trace.ErrorLog;
import java.util.ArrayList;
import java.util.List;

/** What a Deferred has fired with, taken out of it. */
final class Fired {
  private Fired() {}

  /** Returns the outcome that {@code deferred} has come to, or fails if it is still waiting. */
  static <T> Outcome<T> outcomeOf(Deferred<T> deferred) {
    List<Outcome<T>> outcomes = new ArrayList<>();
    deferred.addBothVoid(outcomes::add);
    if (outcomes.isEmpty()) {
      throw new AssertionError("no result yet: " + deferred);
    }
    return outcomes.get(0);
  }

  /** Keeps failures that a test left, since they were not its point, out of the log. */
  static void forgetFailures() {
    try (ErrorLog.Recording ignored = ErrorLog.record()) {
      UnhandledFailures.reportNow();
    }
  }

  static <T> T valueOf(Deferred<T> deferred) {
    if (outcomeOf(deferred) instanceof Outcome.Success<T> success) {
      return success.value();
    }
    throw new AssertionError("it failed");
  }

  static Throwable exceptionOf(Deferred<?> deferred) {
    Outcome<?> outcome = outcomeOf(deferred);
    if (outcome instanceof Outcome.Failed<?> failed) {
      return failed.failure().exception();
    }
    throw new AssertionError("it did not fail: " + outcome);
  }
}
