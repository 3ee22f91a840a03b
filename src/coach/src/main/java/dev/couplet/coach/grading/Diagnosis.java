// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.catalog.Exercise;
import java.nio.file.Path;
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
 * Guesses what a learner believed: a known-wrong answer that fails the same checks, and does the
 * same in the first of them, says what its author did.
 */
public final class Diagnosis {
  private static final Pattern WORD = Pattern.compile("\\w+");

  /** In this part of the runs that fail, both must fail with the same words. */
  private static final double LEAST_ENDS = 0.5;

  /** And this part of what happens must happen in both. */
  private static final double LEAST_DOING = 0.6;

  /** What an answer of ours does in the check of a unique id. */
  interface Known {
    Shape shape(Submission answer, String check);
  }

  /** A known-wrong answer that may have gone wrong alike, and how much alike in each regard. */
  private record Guess(KnownAnswer answer, double ends, double doing, double words) {
    static final Comparator<Guess> LIKELIHOOD =
        Comparator.comparingDouble(Guess::ends)
            .thenComparingDouble(Guess::doing)
            .thenComparingDouble(Guess::words);

    boolean isLikely() {
      return ends >= LEAST_ENDS && doing >= LEAST_DOING;
    }
  }

  private final Path solutions;
  private final Known known;

  /**
   * Makes one that has known answers run.
   *
   * @param solutions their folder
   * @param grader runs them
   * @param kept the folder in which what they do is kept
   */
  public Diagnosis(Path solutions, Grader grader, Path kept) {
    this(solutions, new KnownShapes(grader, kept)::of);
  }

  Diagnosis(Path solutions, Known known) {
    this.solutions = solutions;
    this.known = known;
  }

  /**
   * Returns what the known-wrong answer says of itself that goes wrong most like {@code submission}
   * of those that fail the same checks; nothing if none goes wrong much like it.
   */
  public Optional<String> of(Submission submission, Verdict verdict) {
    Exercise exercise = submission.exercise();
    // The verdict on a prediction says itself what such an order means: a guess could only differ.
    if (!(verdict instanceof Verdict.NotSolved notSolved)
        || notSolved.shape().check().isEmpty()
        || exercise.statement().kind().equals("predict")) {
      return Optional.empty();
    }
    Set<String> failing = notSolved.failing();
    List<KnownAnswer> alike =
        KnownAnswer.of(exercise, solutions, malformed -> {}).stream()
            .filter(answer -> answer.fails().equals(failing))
            .toList();
    Set<String> given = words(Submission.ofStub(exercise));
    return alike.parallelStream()
        .map(answer -> guess(answer, submission, notSolved.shape(), given))
        .filter(Guess::isLikely)
        .max(Guess.LIKELIHOOD)
        .map(guess -> guess.answer.because());
  }

  private Guess guess(KnownAnswer answer, Submission submission, Shape shape, Set<String> given) {
    Shape other = known.shape(answer.submission(), shape.check());
    return new Guess(
        answer,
        shape.endsLike(other),
        shape.doesLike(other),
        likeness(minus(words(submission), given), minus(words(answer.submission()), given)));
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
