// Fails: oneAfterTheOther
// Because: This is the order if Bob's e-mail began at once. But its call stands in what is handed
// to send: when is that run?
package ch01_overlap;

import ch01_overlap.Emails.Step;
import java.util.List;

final class Overlap {
  private Overlap() {}

  static List<Step> oneAfterTheOther() {
    return List.of(
        Step.ANN_ASKED,
        Step.BOB_ASKED,
        Step.WENT_ON,
        Step.BOB_FOUND,
        Step.BOB_SENT,
        Step.ANN_FOUND,
        Step.ANN_SENT);
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
