// Fails: overlapping
// Because: This is the order if send waited until its e-mail is sent. But it hands a callback to
// findServer and returns: what does the program do then?
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
        Step.ANN_FOUND,
        Step.ANN_SENT,
        Step.BOB_ASKED,
        Step.BOB_FOUND,
        Step.BOB_SENT,
        Step.WENT_ON);
  }
}
