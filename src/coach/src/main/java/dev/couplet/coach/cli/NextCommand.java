// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what comes next. */
@Command(
    name = "next",
    mixinStandardHelpOptions = true,
    description = "Show the next exercise that is not solved: what to do, and in which file.")
final class NextCommand implements Callable<Integer> {
  private final Screen screen;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  NextCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Course course = Course.open(json ? Screen.none() : screen);
    Optional<Exercise> next = course.next();
    if (json) {
      screen.line(
          Json.answer()
              .with(
                  "exercise",
                  next.map(exercise -> ExerciseJson.of(course, course.solved(), exercise)))
              .toString());
    } else if (next.isEmpty()) {
      screen.line("All exercises are solved.");
    } else {
      show(course, next.get());
    }
    return ExitCode.SOLVED;
  }

  private void show(Course course, Exercise exercise) {
    screen.line(screen.strong(exercise.statement().title()) + "  (" + exercise.name() + ")");
    screen.line("");
    new StatementText(screen, 80).lines(exercise.statement().body()).forEach(screen::line);
    screen.line("");
    screen.line("Your file: " + Places.relative(course.file(exercise)));
    screen.line("Try: " + Places.COACH + " check " + exercise.name());
  }
}
