package ch01_overlap;

import ch01_overlap.Emails.Step;
import java.util.LinkedList;
import java.util.List;
import java.util.TreeMap;

/** What the two programs in Emails say, in the order in which they say it. */
final class Overlap {
  private Overlap() {}

  /** Returns the seven steps of {@link Emails#oneAfterTheOther}, the first to be said first. */
  static List<Step> oneAfterTheOther() {
    TreeMap<Double, Step> at = new TreeMap<>();
    at.put(0.0, Step.ANN_ASKED);
    at.put(0.001, Step.WENT_ON);
    at.put(1.0, Step.ANN_FOUND);
    at.put(2.0, Step.ANN_SENT);
    at.put(2.001, Step.BOB_ASKED);
    at.put(2.1, Step.BOB_FOUND);
    at.put(2.2, Step.BOB_SENT);
    return new LinkedList<>(at.values());
  }

  /** Returns the seven steps of {@link Emails#overlapping}, the first to be said first. */
  static List<Step> overlapping() {
    TreeMap<Double, Step> at = new TreeMap<>();
    at.put(0.0, Step.ANN_ASKED);
    at.put(1.0, Step.ANN_FOUND);
    at.put(2.0, Step.ANN_SENT);
    at.put(0.001, Step.BOB_ASKED);
    at.put(0.1, Step.BOB_FOUND);
    at.put(0.2, Step.BOB_SENT);
    at.put(0.002, Step.WENT_ON);
    return new LinkedList<>(at.values());
  }
}
