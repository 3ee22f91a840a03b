package ch01_overlap;

import ch01_overlap.Emails.Step;
import java.util.ArrayList;
import java.util.List;

/** What the two programs in Emails say, in the order in which they say it. */
final class Overlap {
  private Overlap() {}

  /** Returns the seven steps of {@link Emails#oneAfterTheOther}, the first to be said first. */
  static List<Step> oneAfterTheOther() {
    List<Step> said = new ArrayList<>();
    // the program itself
    said.add(Step.ANN_ASKED);
    said.add(Step.WENT_ON);
    // the answers
    said.add(Step.ANN_FOUND);
    said.add(Step.ANN_SENT);
    said.add(Step.BOB_ASKED);
    said.add(Step.BOB_FOUND);
    said.add(Step.BOB_SENT);
    return said;
  }

  /** Returns the seven steps of {@link Emails#overlapping}, the first to be said first. */
  static List<Step> overlapping() {
    List<Step> said = new ArrayList<>();
    said.add(Step.ANN_ASKED);
    said.add(Step.BOB_ASKED);
    said.add(Step.WENT_ON);
    said.add(Step.BOB_FOUND);
    said.add(Step.BOB_SENT);
    said.add(Step.ANN_FOUND);
    said.add(Step.ANN_SENT);
    return said;
  }
}
