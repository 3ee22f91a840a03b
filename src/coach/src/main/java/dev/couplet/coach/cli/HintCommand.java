// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the hints of one exercise, one more at each call. */
@Command(
    name = "hint",
    mixinStandardHelpOptions = true,
    description = "Show a hint; asked again, the next one, from a nudge to nearly the answer.")
final class HintCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "An exercise: ch03_countdown.")
  private @Nullable String name;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  HintCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Course course = Course.open(json ? Screen.none() : screen);
    Optional<Exercise> chosen = course.choose(name);
    if (chosen.isEmpty()) {
      screen.line(
          json
              ? Json.answer().with("exercise", Optional.empty()).toString()
              : "All exercises are solved: name the one that you want a hint to.");
      return ExitCode.SOLVED;
    }
    Exercise exercise = chosen.get();
    Hint hint = course.takeHint(exercise);
    if (json) {
      screen.line(
          Json.answer()
              .with("exercise", exercise.name())
              .with("number", hint.number())
              .with("of", hint.of())
              .with("words", hint.words())
              .toString());
    } else {
      new Words(screen).sayHint(exercise, hint);
    }
    return ExitCode.SOLVED;
  }
}
