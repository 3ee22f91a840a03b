// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.trace.Recorder;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many calls a loop has made, and whether it is in one. Written by the loop's thread around
 * each call, which is why it is no more than a number; read by those who watch it.
 */
final class LoopActivity {
  private final AtomicLong steps = new AtomicLong();

  /** The loop's own copy, which it reads for nothing. */
  private long stepsSoFar;

  private final LoopTrace trace = new LoopTrace();

  /** The loop goes into a call. */
  void begin() {
    steps.lazySet(++stepsSoFar);
    if (Recorder.on()) {
      trace.workBegins();
    }
  }

  /** The loop came back from it, if it was in one. */
  void end() {
    if (inCall(stepsSoFar)) {
      steps.lazySet(++stepsSoFar);
    }
  }

  /** Returns what a recording is told of the loop. */
  LoopTrace trace() {
    return trace;
  }

  /** Returns how many calls were begun. For the loop's thread. */
  long calls() {
    return (stepsSoFar + 1) / 2;
  }

  /** Returns a number that is another after each begin and end. For any thread. */
  long step() {
    return steps.get();
  }

  /** Returns whether the loop was in a call at {@code step}. */
  static boolean inCall(long step) {
    return step % 2 == 1;
  }
}
