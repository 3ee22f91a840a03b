// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import java.util.concurrent.Callable;

/** A call to be made when a reactor starts or stops, see {@link Reactor#addSystemEventTrigger}. */
public final class Trigger {
  final Callable<?> call;
  private final Triggers triggers;

  Trigger(Triggers triggers, Callable<?> call) {
    this.triggers = triggers;
    this.call = call;
  }

  /**
   * Takes the trigger back. Only for the reactor's thread.
   *
   * @throws IllegalStateException if it was made or removed before
   */
  public void remove() {
    triggers.remove(this);
  }
}
