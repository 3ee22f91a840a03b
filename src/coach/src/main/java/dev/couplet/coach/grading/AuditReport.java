// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.grading.Finding.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The figures of an audit.
 *
 * @param right how many of the answers are right ones
 * @param wrong how many are wrong ones
 * @param falseAccepts wrong answers that passed
 * @param falseRejects right answers that did not
 * @param flips answers whose verdict was not always the same
 * @param others what else was found
 */
public record AuditReport(
    int exercises,
    int right,
    int wrong,
    int falseAccepts,
    int falseRejects,
    int flips,
    int others,
    Duration took) {
  static final AuditReport NOTHING_YET = new AuditReport(0, 0, 0, 0, 0, 0, 0, Duration.ZERO);

  /** Returns whether nothing was found. */
  public boolean sound() {
    return falseAccepts + falseRejects + flips + others == 0;
  }

  AuditReport and(List<KnownAnswer> answers, List<Finding> findings) {
    int more = (int) answers.stream().filter(KnownAnswer::right).count();
    return new AuditReport(
        exercises + 1,
        right + more,
        wrong + answers.size() - more,
        falseAccepts + count(findings, Kind.FALSE_ACCEPT),
        falseRejects + count(findings, Kind.FALSE_REJECT),
        flips + count(findings, Kind.FLIP),
        others + count(findings, Kind.OTHER),
        took);
  }

  AuditReport after(long nanos) {
    return new AuditReport(
        exercises,
        right,
        wrong,
        falseAccepts,
        falseRejects,
        flips,
        others,
        Duration.ofNanos(nanos));
  }

  private static int count(List<Finding> findings, Kind kind) {
    return (int) findings.stream().filter(finding -> finding.kind() == kind).count();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d exercises, %d answers (%d right, %d wrong): %d false accepts, %d false rejects, %d"
            + " flips%s, in %.1f seconds",
        exercises,
        right + wrong,
        right,
        wrong,
        falseAccepts,
        falseRejects,
        flips,
        others == 0 ? "" : ", " + others + " other findings",
        took.toMillis() / 1000.0);
  }
}
