// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.Verdict;
import dev.couplet.coach.grading.Verdict.CheckResult;
import dev.couplet.coach.grading.Verdict.Place;
import dev.couplet.coach.grading.Verdict.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A verdict for programs. */
final class VerdictJson {
  private VerdictJson() {}

  /** Adds {@code verdict} to {@code json}: its fields, and the words that a learner reads. */
  static Json into(
      Json json,
      Screen screen,
      Exercise exercise,
      Verdict verdict,
      boolean untouched,
      Optional<String> perhaps) {
    List<String> words =
        screen.lines(80, sheet -> new Words(sheet).say(exercise, verdict, untouched, perhaps));
    return json.with("exercise", exercise.name())
        .with("solved", verdict instanceof Verdict.Solved)
        .with("verdict", name(verdict))
        .with("failing", verdict.failing())
        .with("checks", checks(verdict))
        .with("remarks", remarks(verdict))
        .with("problems", problems(verdict))
        .with("perhaps", perhaps)
        .with("words", String.join("\n", words));
  }

  /** The kind of verdict, such as {@code not-solved}. */
  static String name(Verdict verdict) {
    return verdict
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static List<Json> checks(Verdict verdict) {
    List<Json> checks = new ArrayList<>();
    if (verdict instanceof Verdict.NotSolved notSolved) {
      for (CheckResult check : notSolved.checks()) {
        checks.add(
            place(
                Json.object()
                    .with("name", check.name())
                    .with("passed", check.passed())
                    .with("message", check.message())
                    .with("seed", check.seed())
                    .with("printed", check.printed()),
                check.place()));
      }
    }
    return checks;
  }

  private static List<Json> remarks(Verdict verdict) {
    return verdict instanceof Verdict.NotSolved notSolved
        ? notSolved.remarks().stream()
            .map(
                remark ->
                    place(
                        Json.object().with("sentence", remark.sentence()),
                        Optional.of(remark.place())))
            .toList()
        : List.of();
  }

  private static List<Json> problems(Verdict verdict) {
    List<Problem> problems = List.of();
    if (verdict instanceof Verdict.NotCompiled notCompiled) {
      problems = notCompiled.problems();
    } else if (verdict instanceof Verdict.Refused refused) {
      problems = refused.problems();
    }
    return problems.stream()
        .map(
            problem ->
                place(
                    Json.object().with("message", problem.message()), Optional.of(problem.place())))
        .toList();
  }

  private static Json place(Json json, Optional<Place> place) {
    return json.with("file", place.map(Place::file)).with("line", place.map(Place::line));
  }
}
