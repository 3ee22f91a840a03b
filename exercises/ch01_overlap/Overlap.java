// SPDX-License-Identifier: Apache-2.0
package ch01_overlap;

import ch01_overlap.Emails.Step;
import java.util.List;

/** What the two programs in Emails say, in the order in which they say it. */
final class Overlap {
  private Overlap() {}

  /** Returns the seven steps of {@link Emails#oneAfterTheOther}, the first to be said first. */
  static List<Step> oneAfterTheOther() {
    // TODO: Read Emails.java, and do not run it: list the seven steps in the order in which you
    // believe that they are said, such as List.of(Step.ANN_ASKED, …), here and in overlapping.
    return List.of();
  }

  /** Returns the seven steps of {@link Emails#overlapping}, the first to be said first. */
  static List<Step> overlapping() {
    return List.of();
  }
}
