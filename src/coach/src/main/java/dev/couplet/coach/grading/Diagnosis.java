// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.catalog.Exercise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Guesses what a learner believed: a known-wrong answer that fails the same checks says what its
 * author did.
 */
public final class Diagnosis {
  private static final Pattern WORD = Pattern.compile("\\w+");

  /** Of several that fail alike, one must have this part of its words in common with the answer. */
  private static final double LEAST_LIKENESS = 0.2;

  /** And that many times as much as the next one: which of two it was is a toss-up otherwise. */
  private static final double LEAST_LEAD = 1.3;

  private record Guess(String because, double likeness) {}

  private Diagnosis() {}

  /**
   * Returns what a known-wrong answer that fails as {@code submission} does says of itself; of
   * several, the one most like it in its words. Nothing if none fails so, or none is like it, or
   * two are nearly as much.
   *
   * @param solutions the folder of known answers
   */
  public static Optional<String> of(Submission submission, Verdict verdict, Path solutions) {
    Set<String> failing = verdict.failing();
    Exercise exercise = submission.exercise();
    // The verdict on a prediction says itself what such an order means: a guess could only differ.
    if (failing.isEmpty() || exercise.statement().kind().equals("predict")) {
      return Optional.empty();
    }
    Set<String> given = words(Submission.ofStub(exercise));
    Set<String> own = minus(words(submission), given);
    List<Guess> guesses = new ArrayList<>();
    for (KnownAnswer answer : KnownAnswer.of(exercise, solutions, malformed -> {})) {
      if (answer.fails().equals(failing)) {
        double likeness = likeness(own, minus(words(answer.submission()), given));
        guesses.add(new Guess(answer.because(), likeness));
      }
    }
    if (guesses.size() == 1) {
      return Optional.of(guesses.get(0).because);
    }
    guesses.sort(Comparator.comparingDouble(Guess::likeness).reversed());
    boolean sure =
        !guesses.isEmpty()
            && guesses.get(0).likeness >= LEAST_LIKENESS
            && guesses.get(0).likeness >= LEAST_LEAD * guesses.get(1).likeness;
    return sure ? Optional.of(guesses.get(0).because) : Optional.empty();
  }

  private static double likeness(Set<String> one, Set<String> other) {
    Set<String> all = new HashSet<>(one);
    all.addAll(other);
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    return all.isEmpty() ? 0 : (double) common.size() / all.size();
  }

  private static Set<String> minus(Set<String> words, Set<String> less) {
    Set<String> rest = new TreeSet<>(words);
    rest.removeAll(less);
    return rest;
  }

  /** The words of the code: what a comment says is not what the answer does. */
  private static Set<String> words(Submission submission) {
    return submission.sources().values().stream()
        .flatMap(source -> source.lines().stream())
        .map(line -> line.replaceFirst("^\\s*(?://|/?\\*).*", ""))
        .flatMap(line -> WORD.matcher(line).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
