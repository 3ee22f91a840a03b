// SPDX-License-Identifier: Apache-2.0
package ch01_overlap;

import ch01_overlap.Emails.Step;
import java.util.List;

/** Questions first, then the last line, then each answer at its time. */
final class Overlap {
  private Overlap() {}

  static List<Step> oneAfterTheOther() {
    return List.of(
        Step.ANN_ASKED,
        Step.WENT_ON,
        Step.ANN_FOUND,
        Step.ANN_SENT,
        Step.BOB_ASKED,
        Step.BOB_FOUND,
        Step.BOB_SENT);
  }

  static List<Step> overlapping() {
    return List.of(
        Step.ANN_ASKED,
        Step.BOB_ASKED,
        Step.WENT_ON,
        Step.BOB_FOUND,
        Step.BOB_SENT,
        Step.ANN_FOUND,
        Step.ANN_SENT);
  }
}
