// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds a Deferred that was made while a callback ran, was not done when that ended, and was never
 * taken up by anything since, while the callback's chain went on without it. A Deferred that ends
 * in an errback was meant to go its own way.
 */
final class ForgottenReturn {
  private final Lints lints;
  private final Run run;
  private final Set<Integer> blamed = new HashSet<>();

  /** The callbacks for whose Deferreds their chains have waited. */
  private final Set<Integer> waited = new HashSet<>();

  ForgottenReturn(Lints lints) {
    this.lints = lints;
    run = lints.run();
    for (Event event : run.events()) {
      if (event.kind() == Kind.WAITS) {
        waited.add(event.cause());
      }
    }
  }

  void look() {
    for (Life life : lints.lives().values()) {
      int id = callbackAround(life.made);
      if (id == 0 || blamed.contains(id)) {
        continue;
      }
      Event callback = run.event(id);
      if (run.end(callback) != 0
          && !isDone(life, run.end(callback))
          && !isTakenUp(life, run.end(callback))
          && wentOn(callback)
          && !waited.contains(id)) {
        blamed.add(id);
        lints.found(
            Lint.FORGOTTEN_RETURN,
            life.made,
            "%1$s was made in a callback of %2$s that did not return it, and %2$s went on without waiting. Is a return missing?"
                .formatted(life.subject(), Run.subject(callback)));
      }
    }
  }

  private int callbackAround(Event made) {
    for (int id = run.within(made); id != 0; id = run.within(run.event(id))) {
      Kind kind = run.event(id).kind();
      if (kind == Kind.CALLBACK_RUN || kind == Kind.ERRBACK_RUN) {
        return id;
      }
    }
    return 0;
  }

  private static boolean isDone(Life life, int end) {
    return life.fired != 0 && life.fired < end && life.waitsFor == null;
  }

  private static boolean isTakenUp(Life life, int end) {
    return life.taken || life.endsInErrback || life.lastAdded > end || life.isService();
  }

  /** Whether a later callback of the same chain took what this one gave. */
  private boolean wentOn(Event callback) {
    Life chain = lints.lives().get(Run.subject(callback));
    return chain != null
        && chain.lastRun > callback.amount()
        && run.event(chain.lastRunEvent).kind() == Kind.CALLBACK_RUN;
  }
}
