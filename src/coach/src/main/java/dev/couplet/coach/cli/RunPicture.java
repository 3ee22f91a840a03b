// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.Grader;
import dev.couplet.coach.grading.Grader.TwoRuns;
import dev.couplet.coach.grading.Verdict;
import dev.couplet.pictures.Glyphs;
import dev.couplet.pictures.Page;
import dev.couplet.pictures.Parting;
import dev.couplet.pictures.Timeline;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The picture of a check that failed: how it runs with our answer, and how with the learner's. Of
 * ours it shows what the reactor did, and no line.
 *
 * @param exercise what was answered
 * @param verdict what was found this time
 * @param runs both runs, if they could be recorded
 * @param page the page of both
 */
record RunPicture(Exercise exercise, Verdict verdict, Optional<TwoRuns> runs, Path page) {

  /** Has both runs made; {@code seed} is what the data are drawn from, if that is to be given. */
  static RunPicture draw(Course course, Exercise exercise, Optional<Long> seed) {
    Grader.Compared compared = course.compare(exercise, seed);
    RunPicture picture =
        new RunPicture(exercise, compared.verdict(), compared.runs(), course.page(exercise));
    picture.runs.ifPresent(picture::write);
    return picture;
  }

  /** Why there can be no picture for this exercise as it stands, if so. */
  static Optional<String> refusal(Course course, Exercise exercise) {
    return switch (exercise.statement().kind()) {
      case "predict" ->
          Optional.of("A timeline would tell what you are to predict; there is none here.");
      case "test" ->
          Optional.of("There are timelines of code that you write or mend, and none of checks.");
      default ->
          course.untouched(exercise)
              ? Optional.of("There is nothing of yours to draw yet: write it and save.")
              : Optional.empty();
    };
  }

  private void write(TwoRuns both) {
    try {
      Files.createDirectories(page.getParent());
      Files.writeString(page, Page.of(title(), both.expected(), both.yours()).html());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is to be said instead of a picture, or the picture. */
  List<String> lines(Screen screen) {
    return runs.map(both -> picture(screen, both)).orElseGet(() -> List.of(reason()));
  }

  private String reason() {
    return verdict instanceof Verdict.NotSolved
        ? "There is no timeline: your answer did not do the same again, or did too much to draw."
        : "There is a timeline when a check fails and comes to its end.";
  }

  private List<String> picture(Screen screen, TwoRuns both) {
    Map<String, Trace> runs = new LinkedHashMap<>();
    runs.put("Expected", both.expected());
    runs.put("Yours", both.yours());
    Glyphs glyphs = screen.isAscii() ? Glyphs.ASCII : Glyphs.UNICODE;
    return screen.lines(
        80,
        sheet -> {
          sheet.line(sheet.strong(title()) + seed(both));
          sheet.line("");
          Timeline.of(runs).text(glyphs).lines().forEach(sheet::line);
          sheet.line("");
          Optional<Parting> parting = Parting.of(both.expected(), both.yours());
          sheet.paragraph(
              0,
              parting
                  .map(point -> "Here they part first: " + point.sentence())
                  .orElse("The reactor did the same in both; the difference is in what was done."));
          if (parting.isPresent()) {
            sheet.paragraph(0, "The expected run is one right way, and not the only one.");
          }
          sheet.line("To step through: " + sheet.link(page));
        });
  }

  private String title() {
    return verdict instanceof Verdict.NotSolved notSolved
        ? exercise.name() + ", " + notSolved.failed().get(0).name()
        : exercise.name();
  }

  private static String seed(TwoRuns both) {
    return both.seed().map(seed -> "  (seed " + seed + ")").orElse("");
  }
}
