// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import java.time.Duration;
import java.util.Optional;

/**
 * Tells when a process has had its time, in a way that a busy machine does not change: by what it
 * has used of processors, and by how long it has used none.
 *
 * <p>A process that others keep off the processors still gets a little of them; one that sleeps, or
 * waits for a lock, gets nothing. Only the latter counts as waiting. For one that is neither busy
 * nor idle there is a limit of wall time, which is a multiple of that of waiting.
 *
 * <p>For one thread, which looks several times a second.
 */
public final class Patience {
  /** Some systems count processor time in hundredths of a second. */
  private static final Duration LEAST_USE = Duration.ofMillis(10);

  /** Long enough that a fiftieth of the processors, on a very busy machine, shows as use. */
  private static final Duration WINDOW = Duration.ofMillis(500);

  /** Who looks may itself be kept waiting, or the machine be asleep: that is not the process's. */
  private static final Duration LONGEST_WINDOW = Duration.ofSeconds(1);

  private static final int WALL_FOR_WAITING = 5;

  private final ProcessHandle process;
  private final Duration processorLimit;
  private final Duration waitLimit;
  private final Duration usedBefore;
  private final long startNanos = System.nanoTime();
  private long windowNanos = startNanos;
  private Duration windowUsed;
  private Duration waited = Duration.ZERO;

  /** Counts from now on. */
  public Patience(ProcessHandle process, Duration processorLimit, Duration waitLimit) {
    this.process = process;
    this.processorLimit = processorLimit;
    this.waitLimit = waitLimit;
    this.usedBefore = processorTime(process);
    this.windowUsed = usedBefore;
  }

  /** Which limit was reached: {@code processor}, {@code wait} or {@code wall}, and what it was. */
  public record Spent(String limit, Duration length) {}

  /** Returns the limit that the process has reached, if it has reached any. */
  public Optional<Spent> look() {
    Duration used = processorTime(process);
    if (used.minus(usedBefore).compareTo(processorLimit) > 0) {
      return Optional.of(new Spent("processor", processorLimit));
    }
    countWaiting(used);
    if (waited.compareTo(waitLimit) >= 0) {
      return Optional.of(new Spent("wait", waitLimit));
    }
    Duration wallLimit = waitLimit.multipliedBy(WALL_FOR_WAITING);
    return System.nanoTime() - startNanos > wallLimit.toNanos()
        ? Optional.of(new Spent("wall", wallLimit))
        : Optional.empty();
  }

  private void countWaiting(Duration used) {
    long nowNanos = System.nanoTime();
    Duration window = Duration.ofNanos(nowNanos - windowNanos);
    if (window.compareTo(WINDOW) < 0) {
      return;
    }
    if (used.minus(windowUsed).compareTo(LEAST_USE) < 0) {
      waited = waited.plus(window.compareTo(LONGEST_WINDOW) > 0 ? LONGEST_WINDOW : window);
    }
    windowNanos = nowNanos;
    windowUsed = used;
  }

  /**
   * Returns what {@code process} has used, by all its threads, ended ones too; nothing where the
   * system does not tell. The first call loads what it needs, which takes some 20 ms.
   */
  static Duration processorTime(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
