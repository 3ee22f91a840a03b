// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a thread that an answer has left running: one that would keep a program from ending, or
 * that is in the answer's own code.
 */
final class LeftThreads {
  private static final long LOOK_EVERY_MILLIS = 5;

  private final Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
  private final String loaderName;
  private final Duration grace;

  private LeftThreads(String loaderName, Duration grace) {
    this.loaderName = loaderName;
    this.grace = grace;
  }

  /**
   * Begins to tell new threads from those there are.
   *
   * @param loaderName the class loader of the answer's code
   * @param grace how long a thread that is about to end may take to do so
   */
  static LeftThreads from(String loaderName, Duration grace) {
    return new LeftThreads(loaderName, grace);
  }

  /** Returns a thread that is left, after its grace, or nothing as soon as there is none. */
  Optional<Thread> find() {
    long startNanos = System.nanoTime();
    Optional<Thread> left = look();
    while (left.isPresent() && System.nanoTime() - startNanos < grace.toNanos()) {
      pause();
      left = look();
    }
    return left;
  }

  private Optional<Thread> look() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> !before.contains(entry.getKey()))
        .filter(this::matters)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private boolean matters(Map.Entry<Thread, StackTraceElement[]> entry) {
    if (!entry.getKey().isDaemon()) {
      return true;
    }
    for (StackTraceElement frame : entry.getValue()) {
      if (loaderName.equals(frame.getClassLoaderName())) {
        return true;
      }
    }
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      // An answer may interrupt any thread it finds; the search goes on.
    }
  }
}
