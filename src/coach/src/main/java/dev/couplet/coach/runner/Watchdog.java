// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import java.time.Duration;

/**
 * Ends a run that takes too long: a daemon thread that reports where the checks are held and halts.
 *
 * <p>It counts from when the watch starts: what starting a JVM and JUnit takes is not the answer's.
 */
final class Watchdog {
  private static final long LOOK_EVERY_MILLIS = 100;

  /** What starting a JVM and JUnit takes of processor time, on a machine that is not slow. */
  private static final Duration USUAL_START = Duration.ofMillis(1_500);

  private final Reporter reporter;
  private final Thread checks;
  private final Patience patience;
  private volatile boolean over;

  Watchdog(Reporter reporter, Thread checks, Duration processorLimit, Duration waitLimit) {
    this.reporter = reporter;
    this.checks = checks;
    this.patience = new Patience(ProcessHandle.current(), processorLimit, waitLimit);
  }

  /**
   * What a machine should be given where others get {@code limit}, if it took {@code start} of
   * processor time to start a JVM and JUnit.
   */
  static Duration scaled(Duration limit, Duration start) {
    return start.compareTo(USUAL_START) <= 0
        ? limit
        : limit.multipliedBy(start.toMillis()).dividedBy(USUAL_START.toMillis());
  }

  void start() {
    Thread thread = new Thread(this::watch, "couplet-watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends the watch: the checks are done. */
  void stop() {
    over = true;
  }

  private void watch() {
    while (!over) {
      pause();
      try {
        patience.look().ifPresent(this::end);
      } catch (OutOfMemoryError e) {
        // The answer has eaten all memory; it may give some back until the next look.
      }
    }
  }

  private void end(Patience.Spent spent) {
    if (over) {
      return;
    }
    try {
      reporter.stuck(spent, checks);
      LeftProcesses.end();
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      // An answer may interrupt any thread it finds; the watch goes on.
    }
  }
}
