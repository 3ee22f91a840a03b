// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import java.util.Set;

/** How far the learner is with one exercise. */
enum State {
  SOLVED("solved", "✓"),
  BEGUN("begun", "…"),
  NOT_BEGUN("not begun", "·");

  private final String word;
  private final String sign;

  State(String word, String sign) {
    this.word = word;
    this.sign = sign;
  }

  static State of(Course course, Set<Exercise> solved, Exercise exercise) {
    if (solved.contains(exercise)) {
      return SOLVED;
    }
    return course.untouched(exercise) ? NOT_BEGUN : BEGUN;
  }

  String word() {
    return word;
  }

  String sign() {
    return sign;
  }

  /** The word that programs read. */
  String key() {
    return word.replace(' ', '-');
  }

  /** In colour where that is wanted. */
  String paint(Screen screen, String text) {
    return switch (this) {
      case SOLVED -> screen.good(text);
      case BEGUN -> screen.strong(text);
      case NOT_BEGUN -> screen.faint(text);
    };
  }
}
