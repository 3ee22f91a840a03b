package ch01_overlap;

import static ch01_overlap.Emails.Step.ANN_ASKED;
import static ch01_overlap.Emails.Step.ANN_FOUND;
import static ch01_overlap.Emails.Step.ANN_SENT;
import static ch01_overlap.Emails.Step.BOB_ASKED;
import static ch01_overlap.Emails.Step.BOB_FOUND;
import static ch01_overlap.Emails.Step.BOB_SENT;
import static ch01_overlap.Emails.Step.WENT_ON;

import ch01_overlap.Emails.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What the two programs in Emails say, in the order in which they say it. */
final class Overlap {
  private static final List<Step> ANN_ANSWERED = Arrays.asList(ANN_FOUND, ANN_SENT);
  private static final List<Step> BOB_ANSWERED = Arrays.asList(BOB_FOUND, BOB_SENT);

  private Overlap() {}

  static List<Step> oneAfterTheOther() {
    return joined(List.of(ANN_ASKED, WENT_ON), ANN_ANSWERED, List.of(BOB_ASKED), BOB_ANSWERED);
  }

  static List<Step> overlapping() {
    return joined(List.of(ANN_ASKED, BOB_ASKED, WENT_ON), BOB_ANSWERED, ANN_ANSWERED);
  }

  @SafeVarargs
  private static List<Step> joined(List<Step>... parts) {
    List<Step> all = new ArrayList<>();
    for (List<Step> part : parts) {
      all.addAll(part);
    }
    return Collections.unmodifiableList(all);
  }
}
