// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says how far the learner is. */
@Command(
    name = "progress",
    mixinStandardHelpOptions = true,
    description = "Say how much you have solved, section by section, and what comes next.")
final class ProgressCommand implements Callable<Integer> {
  private static final int BAR = 20;

  private final Screen screen;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** How many of a section's exercises are solved. */
  private record Share(int solved, int total) {
    Share and(Share other) {
      return new Share(solved + other.solved, total + other.total);
    }
  }

  ProgressCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Course course = Course.open(Screen.none());
    Set<Exercise> solved = course.solved();
    Map<String, Share> sections = new LinkedHashMap<>();
    int hints = 0;
    for (Exercise exercise : course.exercises()) {
      sections.merge(
          exercise.statement().attributes().getOrDefault("section", ""),
          new Share(solved.contains(exercise) ? 1 : 0, 1),
          Share::and);
      hints += course.hints(exercise);
    }
    if (json) {
      screen.line(json(course, solved, sections, hints).toString());
    } else {
      show(course, sections, hints);
    }
    return ExitCode.SOLVED;
  }

  private void show(Course course, Map<String, Share> sections, int hints) {
    int width = sections.keySet().stream().mapToInt(String::length).max().orElse(0);
    sections.forEach(
        (section, share) ->
            screen.line(
                Text.pad(section, width)
                    + "  "
                    + Bar.of(screen, share.solved(), share.total(), BAR)
                    + "  "
                    + share.solved()
                    + " of "
                    + share.total()));
    screen.line("");
    screen.line(course.score() + ", with " + hints + (hints == 1 ? " hint." : " hints."));
    course
        .next()
        .ifPresentOrElse(
            next -> screen.line("Next: " + next.name() + ", " + next.statement().title() + "."),
            () -> screen.line("All exercises are solved."));
  }

  private static Json json(
      Course course, Set<Exercise> solved, Map<String, Share> sections, int hints) {
    List<Json> objects = new ArrayList<>();
    sections.forEach(
        (section, share) ->
            objects.add(
                Json.object()
                    .with("section", section)
                    .with("solved", share.solved())
                    .with("total", share.total())));
    return Json.answer()
        .with("solved", solved.size())
        .with("total", course.exercises().size())
        .with("hints", hints)
        .with("sections", objects)
        .with("next", course.next().map(Exercise::name));
  }
}
