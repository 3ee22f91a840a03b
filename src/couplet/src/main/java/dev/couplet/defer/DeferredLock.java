// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

/**
 * A lock for what takes more than one turn of the reactor: it has one holder at a time, and the
 * others wait by Deferreds, first come, first served. Nothing blocks; for one thread.
 */
public final class DeferredLock extends Tokens<DeferredLock> {
  /** Makes a lock that nobody holds. */
  public DeferredLock() {
    super(1);
  }

  /** Returns whether somebody holds it. */
  public boolean locked() {
    return free() == 0;
  }

  @Override
  DeferredLock self() {
    return this;
  }

  @Override
  public String toString() {
    return "DeferredLock[" + (locked() ? "locked, " + waiting() + " waiting" : "free") + "]";
  }
}
