// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.trace.Recording;
import dev.couplet.trace.Trace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records what the loop does, while that is wanted: a recording for each reactor. */
final class Tracing {
  private volatile boolean on;
  private volatile @Nullable Recording recording;

  /** Returns whether what happens is recorded. */
  boolean isOn() {
    return on;
  }

  /** Has reactors that start later be recorded, or not. */
  void setOn(boolean on) {
    this.on = on;
  }

  /** On the loop's thread: a reactor starts, or is to be recorded from now on. */
  void begin(boolean virtualTime) {
    if (on) {
      recording = virtualTime ? Trace.startVirtualTime() : Trace.start();
    }
  }

  /** On the loop's thread: the reactor has ended, or is to be recorded no longer. */
  void end() {
    Recording open = recording;
    recording = null;
    if (open != null) {
      open.close();
    }
  }

  /** Returns what was recorded of the reactor that runs. */
  Optional<Trace> soFar() {
    return Optional.ofNullable(recording).map(Recording::soFar);
  }
}
