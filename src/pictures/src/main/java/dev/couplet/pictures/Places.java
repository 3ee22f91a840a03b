// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import org.jspecify.annotations.Nullable;

/** Which line of the program an event has to do with. */
final class Places {
  private Places() {}

  /** Returns {@code File.java:31} for {@code event}, or null if no line is known. */
  static @Nullable String of(Run run, Event event) {
    Event telling = telling(run, event);
    return telling == null ? null : telling.place();
  }

  /**
   * Returns the event whose line explains {@code event} best: itself; for a callback that runs,
   * where it was added; else the nearest of its causes that has one.
   */
  static @Nullable Event telling(Run run, Event event) {
    for (int id = event.id(); id != 0; id = run.event(id).cause()) {
      Event cause = run.event(id);
      Event telling = isLink(cause) ? run.added(cause) : cause;
      if (telling != null && telling.line() != null) {
        return telling;
      }
    }
    return null;
  }

  private static boolean isLink(Event event) {
    return event.kind() == Kind.CALLBACK_RUN || event.kind() == Kind.ERRBACK_RUN;
  }
}
