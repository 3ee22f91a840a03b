// SPDX-License-Identifier: Apache-2.0
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
import java.util.Collections;
import java.util.List;

/** One part of the story after the other, in a list that grows. */
final class Overlap {
  private Overlap() {}

  static List<Step> oneAfterTheOther() {
    List<Step> said = new ArrayList<>();
    Collections.addAll(said, ANN_ASKED, WENT_ON);
    Collections.addAll(said, ANN_FOUND, ANN_SENT);
    Collections.addAll(said, BOB_ASKED, BOB_FOUND, BOB_SENT);
    return said;
  }

  static List<Step> overlapping() {
    List<Step> said = new ArrayList<>();
    Collections.addAll(said, ANN_ASKED, BOB_ASKED, WENT_ON);
    Collections.addAll(said, BOB_FOUND, BOB_SENT);
    Collections.addAll(said, ANN_FOUND, ANN_SENT);
    return said;
  }
}
