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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
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

  /** Or where nothing is recorded, this part of their words must be in both. */
  private static final double LEAST_WORDS = 0.2;

  /**
   * Of two that go wrong just the same, one must have more than so many times the words in common.
   */
  private static final double LEAST_LEAD = 1.1;

  /** What an answer of ours does in the check of a unique id. */
  interface Known {
    Shape shape(Submission answer, String check);
  }

  /** A known-wrong answer that may have gone wrong alike, and how much alike in each regard. */
  private record Guess(
      KnownAnswer answer, boolean recorded, double ends, double doing, double words) {
    static final Comparator<Guess> LIKELIHOOD =
        Comparator.comparingDouble(Guess::ends)
            .thenComparingDouble(Guess::doing)
            .thenComparingDouble(Guess::words);

    boolean isLikely() {
      return ends >= LEAST_ENDS && (recorded ? doing >= LEAST_DOING : words >= LEAST_WORDS);
    }

    boolean isLikelierThan(Guess next) {
      return ends > next.ends || doing > next.doing || words > LEAST_LEAD * next.words;
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
   * of those that fail the same checks; nothing if none goes wrong much like it, or two do.
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
    Set<String> own = minus(words(submission), given);
    List<Guess> likely =
        eachOf(alike, answer -> guess(answer, notSolved.shape(), own, given)).stream()
            .filter(Guess::isLikely)
            .sorted(Guess.LIKELIHOOD.reversed())
            .toList();
    return likely.isEmpty() || (likely.size() > 1 && !likely.get(0).isLikelierThan(likely.get(1)))
        ? Optional.empty()
        : Optional.of(likely.get(0).answer.because());
  }

  /** What {@code guess} makes of each of {@code answers}: two at a time, as each takes a while. */
  private static List<Guess> eachOf(List<KnownAnswer> answers, Function<KnownAnswer, Guess> guess) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "couplet-guess");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<CompletableFuture<Guess>> guesses =
          answers.stream()
              .map(answer -> CompletableFuture.supplyAsync(() -> guess.apply(answer), pool))
              .toList();
      return guesses.stream().map(CompletableFuture::join).toList();
    } finally {
      pool.shutdown();
    }
  }

  private Guess guess(KnownAnswer answer, Shape shape, Set<String> own, Set<String> given) {
    Shape other = known.shape(answer.submission(), shape.check());
    return new Guess(
        answer,
        shape.isRecorded(other),
        shape.endsLike(other),
        shape.doesLike(other),
        likeness(own, minus(words(answer.submission()), given)));
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
