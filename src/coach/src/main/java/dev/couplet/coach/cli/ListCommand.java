// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows all exercises. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the exercises: a line each, with how far you are.")
final class ListCommand implements Callable<Integer> {
  private final Screen screen;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ListCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Course course = Course.open(Screen.none());
    if (json) {
      Set<Exercise> solved = course.solved();
      List<Json> exercises =
          course.exercises().stream()
              .map(exercise -> ExerciseJson.of(course, solved, exercise))
              .toList();
      screen.line(
          Json.answer()
              .with("solved", solved.size())
              .with("total", exercises.size())
              .with("exercises", exercises)
              .toString());
    } else {
      Table.of(course, screen).forEach(screen::line);
    }
    return ExitCode.SOLVED;
  }
}
