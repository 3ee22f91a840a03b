// SPDX-License-Identifier: Apache-2.0
package ch01_overlap;

import ch01_overlap.Emails.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says at which second each step comes, and sorts: the thread's own lines take no time. */
final class Overlap {
  private Overlap() {}

  static List<Step> oneAfterTheOther() {
    return sorted(
        Map.of(
            Step.ANN_ASKED, 0.0,
            Step.WENT_ON, 0.01,
            Step.ANN_FOUND, 1.0,
            Step.ANN_SENT, 2.0,
            Step.BOB_ASKED, 2.01,
            Step.BOB_FOUND, 2.1,
            Step.BOB_SENT, 2.2));
  }

  static List<Step> overlapping() {
    return sorted(
        Map.of(
            Step.ANN_ASKED, 0.0,
            Step.BOB_ASKED, 0.01,
            Step.WENT_ON, 0.02,
            Step.BOB_FOUND, 0.1,
            Step.BOB_SENT, 0.2,
            Step.ANN_FOUND, 1.0,
            Step.ANN_SENT, 2.0));
  }

  private static List<Step> sorted(Map<Step, Double> seconds) {
    return Stream.of(Step.values()).sorted(Comparator.comparing(seconds::get)).toList();
  }
}
