// Fails: overlapping
// Because: This is the order if the program knew beforehand whose server is the quicker one. It
// makes its calls in the order in which they stand.
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
        Step.BOB_ASKED,
        Step.ANN_ASKED,
        Step.WENT_ON,
        Step.BOB_FOUND,
        Step.BOB_SENT,
        Step.ANN_FOUND,
        Step.ANN_SENT);
  }
}
