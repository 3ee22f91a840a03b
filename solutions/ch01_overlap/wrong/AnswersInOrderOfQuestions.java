// Fails: overlapping
// Because: This is the order if answers came in the order of the questions. But each comes when its
// server has it: look at how long the two servers take.
package ch01_overlap;

import ch01_overlap.Emails.Step;
import java.util.List;

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
        Step.ANN_FOUND,
        Step.ANN_SENT,
        Step.BOB_FOUND,
        Step.BOB_SENT);
  }
}
