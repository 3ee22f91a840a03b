// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges all answers that were begun, one after the other, in a line each. */
final class CheckAll {
  private final Course course;
  private final Screen screen;
  private final List<Json> objects = new ArrayList<>();
  private int solved;
  private int notSolved;
  private int notBegun;

  CheckAll(Course course, Screen screen) {
    this.course = course;
    this.screen = screen;
  }

  /** Returns the exit code: 0 if every exercise is solved by what stands there now. */
  int run(boolean json) {
    Screen words = json ? Screen.none() : screen;
    for (Exercise exercise : course.exercises()) {
      if (course.untouched(exercise)) {
        notBegun++;
        objects.add(
            Json.object()
                .with("exercise", exercise.name())
                .with("solved", false)
                .with("verdict", "not-begun"));
      } else {
        judge(exercise, words);
      }
    }
    words.line(solved + " solved, " + notSolved + " not solved, " + notBegun + " not begun.");
    if (json) {
      screen.line(
          Json.answer()
              .with("solved", solved)
              .with("total", course.exercises().size())
              .with("exercises", objects)
              .toString());
    }
    return notSolved + notBegun == 0 ? ExitCode.SOLVED : ExitCode.NOT_SOLVED;
  }

  private void judge(Exercise exercise, Screen words) {
    boolean before = course.solved(exercise);
    Verdict verdict = course.check(exercise);
    objects.add(
        VerdictJson.into(Json.object(), screen, exercise, verdict, false, Optional.empty()));
    if (verdict instanceof Verdict.Solved) {
      solved++;
      words.line(words.good("✓ ") + exercise.name() + ": " + words.good("solved") + ".");
    } else {
      notSolved++;
      words.line(
          words.bad("✗ ")
              + exercise.name()
              + ": "
              + words.bad("not solved")
              + (before ? ", though it was once" : "")
              + ".");
      words.paragraph(4, capital(verdict.inBrief()));
    }
  }

  private static String capital(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.isEmpty() ? first : Character.toUpperCase(first.charAt(0)) + first.substring(1);
  }
}
