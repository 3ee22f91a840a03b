// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

/** What happens to a reactor as a whole, see {@link Reactor#addSystemEventTrigger}. */
public enum SystemEvent {
  /** It begins to run. */
  STARTUP,
  /** It was told to stop. */
  SHUTDOWN;

  /** When a trigger is made. */
  public enum Phase {
    /** While all still works; what these triggers wait for holds the event up. */
    BEFORE,
    /** When it happens. */
    DURING,
    /** When it has happened. */
    AFTER
  }
}
