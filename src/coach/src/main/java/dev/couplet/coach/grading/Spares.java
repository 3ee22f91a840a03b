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

  /** Starts a process, unless one is ready. */
  synchronized void prepare() {
    if (spare == null || !spare.isAlive()) {
      close();
      spare = new CheckProcess(jvm);
    }
  }

  /** Returns a process for one answer, to be closed after it. */
  synchronized CheckProcess take() {
    prepare();
    CheckProcess taken = spare;
    spare = null;
    if (taken == null) {
      throw new IllegalStateException("none was prepared");
    }
    return taken;
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
