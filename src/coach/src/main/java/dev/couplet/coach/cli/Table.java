// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import java.util.List;
import java.util.Set;

/** The exercises as lines of columns; the state comes as a word, which no colour has to explain. */
final class Table {
  private Table() {}

  static List<String> of(Course course, Screen screen) {
    List<Exercise> exercises = course.exercises();
    Set<Exercise> solved = course.solved();
    int nameWidth = exercises.stream().mapToInt(each -> each.name().length()).max().orElse(0);
    int titleWidth =
        exercises.stream().mapToInt(each -> Text.width(each.statement().title())).max().orElse(0);
    return exercises.stream()
        .map(
            exercise -> {
              State state = State.of(course, solved, exercise);
              // A program that reads the lines gets words and no signs.
              String sign = screen.isTerminal() ? state.sign() + " " : "";
              return state.paint(screen, Text.pad(sign + state.word(), sign.length() + 9))
                  + "  "
                  + Text.pad(exercise.name(), nameWidth)
                  + "  "
                  + Text.pad(exercise.statement().title(), titleWidth)
                  + "  "
                  + exercise.statement().attributes().get("kind")
                  + ", "
                  + exercise.statement().attributes().get("minutes")
                  + " min";
            })
        .toList();
  }
}
