// Fails: oneAfterTheOther
// Because: This is the order if the program waited until both e-mails are sent. What does
// findServer do, and when does it return?
package ch01_overlap;

import ch01_overlap.Emails.Step;
import java.util.List;

final class Overlap {
  private Overlap() {}

  static List<Step> oneAfterTheOther() {
    return List.of(
        Step.ANN_ASKED,
        Step.ANN_FOUND,
        Step.ANN_SENT,
        Step.BOB_ASKED,
        Step.BOB_FOUND,
        Step.BOB_SENT,
        Step.WENT_ON);
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
