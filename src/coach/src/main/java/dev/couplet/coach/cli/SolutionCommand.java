// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.catalog.Solutions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows our answers to who has one. */
@Command(
    name = "solution",
    mixinStandardHelpOptions = true,
    description = "Once you have solved an exercise: our answers beside yours.")
final class SolutionCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(paramLabel = "NAME", description = "An exercise: ch03_countdown.")
  private String name = "";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  SolutionCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Course course = Course.open(json ? Screen.none() : screen);
    Exercise exercise = course.choose(name).orElseThrow();
    if (!course.solved(exercise)) {
      screen.line(
          json
              ? Json.answer()
                  .with("exercise", exercise.name())
                  .with("solved", false)
                  .with("answers", List.of())
                  .toString()
              : exercise.name()
                  + " is not solved yet. Try: "
                  + Places.COACH
                  + " hint "
                  + exercise.name());
      return ExitCode.NOT_SOLVED;
    }
    List<Solutions.Answer> answers = course.solutions(exercise);
    if (json) {
      screen.line(
          Json.answer()
              .with("exercise", exercise.name())
              .with("solved", true)
              .with("answers", answers.stream().map(SolutionCommand::json).toList())
              .toString());
    } else {
      new SolutionText(screen, 80).lines(course, exercise).forEach(screen::line);
    }
    return ExitCode.SOLVED;
  }

  private static Json json(Solutions.Answer answer) {
    return Json.object()
        .with("file", answer.file())
        .with("teaches", answer.teaches())
        .with("code", answer.code());
  }
}
