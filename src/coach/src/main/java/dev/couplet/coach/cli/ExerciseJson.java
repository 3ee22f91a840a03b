// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An exercise for programs. */
final class ExerciseJson {
  private ExerciseJson() {}

  static Json of(Course course, Set<Exercise> solved, Exercise exercise) {
    Map<String, String> attributes = exercise.statement().attributes();
    return Json.object()
        .with("name", exercise.name())
        .with("id", exercise.id())
        .with("title", exercise.statement().title())
        .with("kind", attributes.getOrDefault("kind", ""))
        .with("minutes", Integer.parseInt(attributes.getOrDefault("minutes", "0")))
        .with("section", attributes.getOrDefault("section", ""))
        .with("state", State.of(course, solved, exercise).key())
        .with("hints", course.hints(exercise))
        .with("files", List.of(course.file(exercise)));
  }
}
