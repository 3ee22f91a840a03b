// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import java.time.Duration;

/**
 * Ends the process when what it does beyond its duty takes too long: the verdict is out by then,
 * and the learner waits for it.
 */
final class Deadline {
  /**
   * Of processor time, and of waiting; five times as much of both together. Checks on virtual time
   * take some milliseconds.
   */
  private static final Duration LIMIT = Duration.ofMillis(1_500);

  private static final long LOOK_EVERY_MILLIS = 100;

  private Deadline() {}

  /** Counts from now on. */
  static void set() {
    Patience patience = new Patience(ProcessHandle.current(), LIMIT, LIMIT);
    Thread thread = new Thread(() -> await(patience), "couplet-deadline");
    thread.setDaemon(true);
    thread.start();
  }

  private static void await(Patience patience) {
    while (patience.look().isEmpty()) {
      try {
        Thread.sleep(LOOK_EVERY_MILLIS);
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
