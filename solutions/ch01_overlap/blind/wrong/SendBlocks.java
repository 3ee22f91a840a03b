// Because: believes that send returns only when the e-mail was sent, so that WENT_ON comes last and
// nothing ever overlaps.
package ch01_overlap;

import ch01_overlap.Emails.Step;
import java.util.List;

/** What the two programs in Emails say, in the order in which they say it. */
final class Overlap {
  private Overlap() {}

  /** Returns the seven steps of {@link Emails#oneAfterTheOther}, the first to be said first. */
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

  /** Returns the seven steps of {@link Emails#overlapping}, the first to be said first. */
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
