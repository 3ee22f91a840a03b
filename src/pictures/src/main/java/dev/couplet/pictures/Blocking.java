// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What held a loop for too long. */
final class Blocking {
  private final Run run;
  private final List<Event> blamed = new ArrayList<>();

  /** By the id of an event: how much of its time others within it were blamed for. */
  private final Map<Integer, Long> blamedNanosWithin = new HashMap<>();

  private Blocking(Run run) {
    this.run = run;
  }

  /**
   * Returns what held a loop for {@link Run#BLOCKED_NANOS} or more, not counting what others within
   * are blamed for: so the callback is blamed, and not the turn in which it ran.
   */
  static List<Event> of(Run run) {
    Blocking blocking = new Blocking(run);
    List<Event> unended = new ArrayList<>();
    for (Event event : run.events()) {
      if (event.kind().ends()) {
        blocking.consider(run.event(event.cause()));
      } else if (event.kind().opens() && run.end(event) == 0) {
        unended.add(event);
      }
    }
    for (int i = unended.size() - 1; i >= 0; i--) {
      blocking.consider(unended.get(i));
    }
    return blocking.blamed;
  }

  private void consider(Event opened) {
    long lasted = run.lasted(opened);
    long others = blamedNanosWithin.getOrDefault(opened.id(), 0L);
    if (lasted < Run.BLOCKED_NANOS || !onLoop(opened)) {
      return;
    }
    boolean itself = lasted - others >= Run.BLOCKED_NANOS;
    if (itself) {
      blamed.add(opened);
    }
    blamedNanosWithin.merge(run.within(opened), itself ? lasted : others, Long::sum);
  }

  /**
   * A loop itself may last. What it calls may not, nor what a clock calls that is moved by hand.
   */
  private boolean onLoop(Event opened) {
    if (opened.kind() == Kind.LOOP) {
      return false;
    }
    int call = run.around(opened, Kind.CALL_RUN);
    return run.around(opened, Kind.TURN) != 0 || (call != 0 && isForLater(run.event(call)));
  }

  private boolean isForLater(Event call) {
    return call.cause() != 0 && run.event(call.cause()).amount() != Event.NO_AMOUNT;
  }
}
