// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Answers.Kept;
import dev.couplet.coach.catalog.Exercise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands exercises out again. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Begin an exercise again: your file is kept beside the new one.")
final class ResetCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "An exercise: ch03_countdown.")
  private @Nullable String name;

  @Option(names = "--all", description = "Begin all of them again.")
  private boolean all;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ResetCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (all == (name != null)) {
      throw new UsageProblem("name the exercise to begin again, or say --all for all of them");
    }
    Course course = Course.open(Screen.none());
    List<Exercise> exercises =
        all ? course.exercises() : List.of(course.choose(name).orElseThrow());
    List<Json> objects = new ArrayList<>();
    Screen words = json ? Screen.none() : screen;
    for (Exercise exercise : exercises) {
      List<Kept> kept = course.reset(exercise);
      say(words, exercise, kept);
      objects.add(
          Json.object()
              .with("exercise", exercise.name())
              .with(
                  "kept",
                  kept.stream()
                      .map(
                          each -> Json.object().with("file", each.file()).with("kept", each.kept()))
                      .toList()));
    }
    if (all && objects.stream().allMatch(each -> each.toString().contains("\"kept\":[]"))) {
      words.line("All exercises are as they were handed out; none counts as solved.");
    }
    if (json) {
      screen.line(Json.answer().with("reset", objects).toString());
    }
    return ExitCode.SOLVED;
  }

  private void say(Screen words, Exercise exercise, List<Kept> kept) {
    if (kept.isEmpty()) {
      if (!all) {
        words.line(exercise.name() + " is as it was handed out; it counts as not solved.");
      }
      return;
    }
    words.line(exercise.name() + " begins again. Your old file is kept:");
    kept.forEach(each -> words.line("  " + Places.relative(each.kept())));
  }
}
