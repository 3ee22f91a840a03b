// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import org.jspecify.annotations.Nullable;

/**
 * Has a process ready that waits for an answer. Each is used once: what one answer did to a JVM,
 * the next does not see.
 */
final class Spares implements AutoCloseable {
  private final CheckJvm jvm;
  private @Nullable CheckProcess spare;

  Spares(CheckJvm jvm) {
    this.jvm = jvm;
  }

  /** Returns the same with none ready. */
  Spares none() {
    return new Spares(jvm);
  }

  /** Starts a process, unless one is ready. */
  synchronized void prepare() {
    if (spare == null || !spare.isAlive()) {
      close();
      spare = new CheckProcess(jvm);
    }
  }

  /** Returns a process for one answer, the one that is ready if there is one. */
  synchronized CheckProcess take() {
    CheckProcess taken = spare;
    spare = null;
    if (taken != null && taken.isAlive()) {
      return taken;
    }
    if (taken != null) {
      taken.close();
    }
    return new CheckProcess(jvm);
  }

  /** Takes back a process that was given no answer: it is ready for the next. */
  synchronized void giveBack(CheckProcess unused) {
    close();
    spare = unused;
  }

  /** Ends the process that is ready, if one is. */
  @Override
  public synchronized void close() {
    if (spare != null) {
      spare.close();
      spare = null;
    }
  }
}
