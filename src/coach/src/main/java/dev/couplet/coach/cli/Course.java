// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Answers;
import dev.couplet.coach.catalog.Answers.Kept;
import dev.couplet.coach.catalog.Catalog;
import dev.couplet.coach.catalog.Checkout;
import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.catalog.Failing;
import dev.couplet.coach.catalog.Progress;
import dev.couplet.coach.catalog.Solutions;
import dev.couplet.coach.catalog.Statement;
import dev.couplet.coach.grading.Diagnosis;
import dev.couplet.coach.grading.EnvironmentProblem;
import dev.couplet.coach.grading.Grader;
import dev.couplet.coach.grading.Seeds;
import dev.couplet.coach.grading.Submission;
import dev.couplet.coach.grading.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The course as one learner goes through it: exercises, answers, progress and verdicts. */
final class Course implements AutoCloseable {
  /** Of more files that are new only their exercises are named. */
  private static final int MOST_FILES = 8;

  private final Checkout checkout;
  private final Catalog catalog;
  private final Answers answers;
  private final Progress progress;
  private final Failing failing;

  /** Made when the first answer is judged: that takes a while, and most commands judge none. */
  private @Nullable Grader grader;

  /** Made when the first answer fails. */
  private @Nullable Diagnosis diagnosis;

  private Course(Checkout checkout) {
    this.checkout = checkout;
    this.failing = new Failing(checkout);
    this.catalog = Catalog.of(checkout);
    this.answers = new Answers(checkout);
    this.progress = new Progress(checkout);
  }

  /**
   * Opens the course of the checkout that the launcher stands in, and hands out what is missing.
   *
   * @throws EnvironmentProblem if there are no exercises
   */
  static Course open(Screen screen) {
    return open(checkout(), screen::line);
  }

  /** Opens the course of {@code checkout}; {@code news} hears what has been handed out. */
  static Course open(Checkout checkout, Consumer<String> news) {
    Course course = new Course(checkout);
    if (course.catalog.exercises().isEmpty()) {
      throw new EnvironmentProblem(
          "no exercises in " + checkout.exercises() + ": get the whole checkout again");
    }
    boolean first = !Files.exists(checkout.answers());
    List<Path> handedOut = course.answers.handOut(course.catalog);
    if (first) {
      news.accept("Your answers go to " + Places.relative(checkout.answers()) + ".");
      news.accept("");
    } else if (!handedOut.isEmpty()) {
      news.accept("New in " + Places.relative(checkout.answers()) + ":");
      List<String> files = handedOut.stream().map(Path::toString).toList();
      List<String> exercises =
          handedOut.stream().map(file -> file.getName(0).toString()).distinct().toList();
      (files.size() > MOST_FILES ? exercises : files).forEach(each -> news.accept("  " + each));
      news.accept("");
    }
    return course;
  }

  static Checkout checkout() {
    String home = System.getProperty("couplet.home");
    if (home == null || !Files.isDirectory(Path.of(home, "exercises"))) {
      throw new EnvironmentProblem(
          "no exercises in "
              + (home == null ? "an unnamed folder" : home)
              + ": start the coach by the file 'couplet' of a checkout");
    }
    return new Checkout(Path.of(home));
  }

  /** The exercise that {@code name} means; without a name, the next one to be solved, if any. */
  Optional<Exercise> choose(@Nullable String name) {
    return name == null ? next() : Optional.of(catalog.find(name));
  }

  /** The first exercise that is not solved yet. */
  Optional<Exercise> next() {
    return progress.next(catalog);
  }

  /** All exercises, in order. */
  List<Exercise> exercises() {
    return catalog.exercises();
  }

  Set<Exercise> solved() {
    return progress.solved(catalog);
  }

  boolean solved(Exercise exercise) {
    return progress.solved(exercise);
  }

  /** How many are solved, and of how many. */
  String score() {
    return solved().size() + " of " + exercises().size() + " solved";
  }

  List<Path> files(Exercise exercise) {
    return answers.files(exercise);
  }

  /** The file to be written first. */
  Path file(Exercise exercise) {
    return answers.folder(exercise).resolve(exercise.stubs().get(0).getFileName());
  }

  boolean untouched(Exercise exercise) {
    return answers.untouched(exercise);
  }

  /** How many hints were shown. */
  int hints(Exercise exercise) {
    return progress.hints(exercise);
  }

  /** The next hint to be shown; once all were shown, the last. */
  Hint takeHint(Exercise exercise) {
    int number = progress.takeHint(exercise);
    Statement statement = exercise.statement();
    return new Hint(
        number,
        statement.hints().size(),
        number == 0 ? "" : statement.hint(number, failing.of(exercise)));
  }

  /** Our right answers. */
  List<Solutions.Answer> solutions(Exercise exercise) {
    return Solutions.of(checkout, exercise);
  }

  /** Hands {@code exercise} out anew; it is not solved then. Returns what is kept of the old. */
  List<Kept> reset(Exercise exercise) {
    List<Kept> kept = answers.reset(exercise);
    progress.beginAgain(exercise);
    failing.note(exercise, List.of());
    return kept;
  }

  /** Judges the learner's answer as it stands, and notes it when it is solved. */
  Verdict check(Exercise exercise) {
    Verdict verdict = grader().grade(Submission.ofLearner(exercise, answers));
    note(exercise, verdict);
    return verdict;
  }

  private void note(Exercise exercise, Verdict verdict) {
    if (verdict instanceof Verdict.Solved) {
      progress.markSolved(exercise);
    }
    failing.note(exercise, failing(exercise, verdict));
  }

  /** The checks by which a hint is chosen: who has written nothing yet has no slip. */
  private Collection<String> failing(Exercise exercise, Verdict verdict) {
    if (untouched(exercise)) {
      return List.of();
    }
    return verdict instanceof Verdict.NotSolved notSolved
        ? notSolved.failed().stream().map(Verdict.CheckResult::name).toList()
        : verdict.failing();
  }

  /**
   * What the learner may have believed whose answer got {@code verdict}. Takes some milliseconds,
   * but up to a second the first time that an answer fails so.
   */
  Optional<String> diagnose(Exercise exercise, Verdict verdict) {
    if (verdict.failing().isEmpty() || untouched(exercise)) {
      return Optional.empty();
    }
    try {
      return diagnosis().of(Submission.ofLearner(exercise, answers), verdict);
    } catch (RuntimeException e) {
      // No guess is worth the verdict that it is made of.
      return Optional.empty();
    }
  }

  private synchronized Diagnosis diagnosis() {
    if (diagnosis == null) {
      Path kept = checkout.home().resolve(".couplet").resolve("shapes");
      diagnosis = new Diagnosis(checkout.solutions(), grader(), kept);
    }
    return diagnosis;
  }

  /** Judges the learner's answer by the runs that {@code seed} decides; that solves nothing. */
  Verdict check(Exercise exercise, long seed) {
    return grader().withSeeds(Seeds.only(seed)).grade(Submission.ofLearner(exercise, answers));
  }

  /**
   * Judges the learner's answer, and has the first check that fails run with ours too. With a seed
   * that solves nothing.
   *
   * @throws EnvironmentProblem if our answer is not there
   */
  Grader.Compared compare(Exercise exercise, Optional<Long> seed) {
    Submission ours =
        Submission.ofOurs(exercise, checkout.solutions())
            .orElseThrow(
                () ->
                    new EnvironmentProblem(
                        "no answer in "
                            + checkout.solutions().resolve(exercise.name())
                            + ": get the whole checkout again"));
    Grader.Compared compared =
        grader()
            .compare(
                Submission.ofLearner(exercise, answers),
                ours,
                seed.map(Seeds::only).orElse(Seeds.FRESH));
    if (seed.isEmpty()) {
      note(exercise, compared.verdict());
    }
    return compared;
  }

  /** Where the page of a run is kept. */
  Path page(Exercise exercise) {
    return checkout.home().resolve(".couplet").resolve("traces").resolve(exercise.name() + ".html");
  }

  /** Has all ready for an answer, until {@link #close}. */
  void keepReady() {
    grader().keepSpare();
  }

  /** Ends what {@link #keepReady} keeps. */
  @Override
  public void close() {
    if (grader != null) {
      grader.close();
    }
  }

  private Grader grader() {
    if (grader == null) {
      grader = HeadStart.grader();
    }
    return grader;
  }
}
