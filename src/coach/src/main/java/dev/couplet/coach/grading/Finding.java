// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

/** Something about an exercise that is not as it should be. */
public record Finding(Kind kind, String words) {

  /** What is wrong. */
  public enum Kind {
    /** A wrong answer passes. */
    FALSE_ACCEPT,
    /** A right answer does not. */
    FALSE_REJECT,
    /** The verdict on an answer is not always the same. */
    FLIP,
    /** Something else: an answer fails other checks than it names, or something is missing. */
    OTHER
  }

  /** Returns this finding with {@code subject} before its words. */
  Finding about(String subject) {
    return new Finding(kind, subject + words);
  }
}
