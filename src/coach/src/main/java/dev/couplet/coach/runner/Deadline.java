// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import java.time.Duration;

/**
 * Ends the process when what it does beyond its duty takes too long: the verdict is out by then,
 * and the learner waits for it.
 */
final class Deadline {
  /** Checks on virtual time take some milliseconds; this is for a machine that is busy. */
  private static final Duration LIMIT = Duration.ofMillis(1_500);

  private Deadline() {}

  /** Counts from now on. */
  static void set() {
    long endNanos = System.nanoTime() + LIMIT.toNanos();
    Thread thread = new Thread(() -> await(endNanos), "couplet-deadline");
    thread.setDaemon(true);
    thread.start();
  }

  private static void await(long endNanos) {
    for (long left = endNanos - System.nanoTime(); left > 0; left = endNanos - System.nanoTime()) {
      try {
        Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
      } catch (InterruptedException e) {
        // An answer may interrupt any thread it finds; the time runs on.
      }
    }
    try {
      LeftProcesses.end();
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }
}
