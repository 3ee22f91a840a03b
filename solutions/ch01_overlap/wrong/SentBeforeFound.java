// Fails: oneAfterTheOther
// Because: In this order an e-mail does something before it has the answer that this needs. What
// stands inside a callback runs only when that is called.
package ch01_overlap;

import ch01_overlap.Emails.Step;
import java.util.List;

final class Overlap {
  private Overlap() {}

  static List<Step> oneAfterTheOther() {
    return List.of(
        Step.ANN_ASKED,
        Step.WENT_ON,
        Step.ANN_SENT,
        Step.ANN_FOUND,
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
