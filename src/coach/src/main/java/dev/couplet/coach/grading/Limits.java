// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import java.time.Duration;

/**
 * How long the checks of one answer may run.
 *
 * @param processor processor time of all threads together
 * @param wall time on the wall, for answers that wait for what never comes
 */
public record Limits(Duration processor, Duration wall) {
  /** What an answer gets: checks run on virtual time, so that a right one needs milliseconds. */
  public static final Limits USUAL = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(4));
}
