// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.Verdict;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges one answer, once. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Judge your answer to an exercise: the next unsolved one, or the one you name.")
final class CheckCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "An exercise: ch03_countdown.")
  private @Nullable String name;

  @Option(names = "--all", description = "Judge all that you have begun.")
  private boolean all;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draw data and delays from N, as the verdict says that they were drawn.")
  private @Nullable Long seed;

  @Option(
      names = "--timeline",
      description = "Draw how the first check that fails runs, with our answer and with yours.")
  private boolean timeline;

  CheckCommand(Screen screen) {
    this.screen = screen;
  }

  /** For the command line {@code check} or {@code check NAME}, which is understood without help. */
  static int check(Screen screen, @Nullable String name) {
    CheckCommand command = new CheckCommand(screen);
    command.name = name;
    return command.call();
  }

  @Override
  public Integer call() {
    if (all && name != null) {
      throw new UsageProblem("--all checks every answer: leave out '" + name + "', or --all");
    }
    if (timeline && (all || json)) {
      throw new UsageProblem(
          "--timeline draws one answer for a reader: leave out " + (all ? "--all" : "--json"));
    }
    Course course = Course.open(json ? Screen.none() : screen);
    if (all) {
      return new CheckAll(course, screen).run(json);
    }
    Optional<Exercise> chosen = course.choose(name);
    if (chosen.isEmpty()) {
      screen.line(
          json
              ? Json.answer().with("exercise", Optional.empty()).with("solved", true).toString()
              : "All exercises are solved.");
      return ExitCode.SOLVED;
    }
    Exercise exercise = chosen.get();
    if (timeline) {
      return draw(course, exercise);
    }
    Verdict verdict = seed == null ? course.check(exercise) : course.check(exercise, seed);
    boolean untouched = course.untouched(exercise);
    Optional<String> perhaps = course.diagnose(exercise, verdict);
    if (json) {
      screen.line(
          VerdictJson.into(Json.answer(), screen, exercise, verdict, untouched, perhaps)
              .toString());
      return verdict instanceof Verdict.Solved ? ExitCode.SOLVED : ExitCode.NOT_SOLVED;
    }
    return new Words(screen).say(exercise, verdict, untouched, perhaps);
  }

  private int draw(Course course, Exercise exercise) {
    Optional<String> refusal = RunPicture.refusal(course, exercise);
    if (refusal.isPresent()) {
      screen.paragraph(0, exercise.name() + ": " + refusal.get());
      return course.solved(exercise) ? ExitCode.SOLVED : ExitCode.NOT_SOLVED;
    }
    RunPicture picture = RunPicture.draw(course, exercise, Optional.ofNullable(seed));
    int exitCode =
        new Words(screen)
            .say(exercise, picture.verdict(), false, course.diagnose(exercise, picture.verdict()));
    screen.line("");
    picture.lines(screen).forEach(screen::line);
    return exitCode;
  }
}
