// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import java.util.Locale;

/** A mistake that shows in a trace. */
public enum Lint {
  /** A Deferred that something waits for was never fired. */
  NEVER_FIRED,
  /** A Deferred ended with a failure, and nobody has handled it. */
  UNHANDLED_FAILURE,
  /** A Deferred was fired a second time. */
  FIRED_TWICE,
  /** A callback held the loop, so that nothing else could run. */
  BLOCKED_LOOP,
  /** A callback made a Deferred and did not return it, and its chain went on without waiting. */
  FORGOTTEN_RETURN,
  /** A delayed call was neither made nor cancelled. */
  CALL_LEFT_BEHIND,
  /** A connection was not closed. */
  CONNECTION_LEFT_OPEN,
  /** Something that belongs to the loop was used on another thread. */
  WRONG_THREAD;

  /** Returns its name in words: {@code forgotten return}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
