// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.catalog.Catalog;
import dev.couplet.coach.catalog.Checkout;
import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.catalog.Scaffold;
import dev.couplet.coach.grading.Finding.Kind;
import dev.couplet.coach.grading.Verdict.CheckResult;
import dev.couplet.coach.grading.Verdict.NotSolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Proves the exercises with the grader that learners use: the stub fails and says what to do, each
 * right answer passes, each wrong one fails exactly the checks that it names, and each check finds
 * something that no other does.
 */
public final class Audit {
  private static final int LEAST_RIGHT = 2;
  private static final int LEAST_WRONG = 5;
  private static final int LEAST_HINTS = 3;

  /** A message that is a sentence, and no exception's. */
  private static final Pattern SENTENCE = Pattern.compile("(?s)(?!it threw ).*\\s.*\\s.*[.?!]");

  private final Checkout checkout;
  private final List<Grader> graders;

  /**
   * Makes an audit of the exercises in {@code checkout}.
   *
   * @param grader judges each answer
   * @param others judge it again, say with other data: their verdicts must be the same
   */
  public Audit(Checkout checkout, Grader grader, Grader... others) {
    this.checkout = checkout;
    this.graders = new ArrayList<>(List.of(others));
    this.graders.add(0, grader);
  }

  /** Returns the known answers to {@code exercise}: those that are well-formed. */
  public List<KnownAnswer> answers(Exercise exercise) {
    return KnownAnswer.of(exercise, checkout.solutions(), malformed -> {});
  }

  /** Returns the exercises to be proven. */
  public List<Exercise> exercises() {
    return Catalog.of(checkout).exercises();
  }

  /**
   * Returns what {@code exercise} lacks: hints, right answers, wrong answers, headers in these, and
   * for each check a wrong answer that fails no other.
   */
  public List<String> missing(Exercise exercise) {
    List<String> lacks = new ArrayList<>(Scaffold.unwritten(checkout, exercise));
    List<KnownAnswer> answers = KnownAnswer.of(exercise, checkout.solutions(), lacks::add);
    List<KnownAnswer> own = answers.stream().filter(answer -> !answer.tried()).toList();
    long right = own.stream().filter(KnownAnswer::right).count();
    lack("right answers", right, LEAST_RIGHT).ifPresent(lacks::add);
    lack("wrong answers", own.size() - right, LEAST_WRONG).ifPresent(lacks::add);
    lack("hints", exercise.statement().hints().size(), LEAST_HINTS).ifPresent(lacks::add);
    for (DeclaredCheck check : DeclaredCheck.of(exercise)) {
      if (check.stays().isBlank()
          && answers.stream().noneMatch(each -> each.fails().equals(Set.of(check.name())))) {
        lacks.add(
            check.name()
                + " finds nothing that no other check finds: add a wrong answer that fails only"
                + " it, or say above it why it stays, '// Stays: …'");
      }
    }
    lacks.addAll(NudgedChecks.unknown(exercise));
    return lacks;
  }

  private static Optional<String> lack(String what, long count, int least) {
    return count < least
        ? Optional.of(count + " " + what + "; at least " + least + " are needed")
        : Optional.empty();
  }

  /** Judges the stub of {@code exercise}; returns what is wrong with the verdict, or nothing. */
  public Optional<Finding> tryStub(Exercise exercise) {
    Verdict verdict = graders.get(0).grade(Submission.ofStub(exercise));
    String brief = verdict.inBrief();
    if (!(verdict instanceof NotSolved notSolved)) {
      Kind kind = verdict instanceof Verdict.Solved ? Kind.FALSE_ACCEPT : Kind.OTHER;
      return finding(kind, "it should compile and fail, but " + brief);
    }
    if (AskedFor.in(exercise).isEmpty()) {
      return finding(
          Kind.OTHER, "it does not say what to do: it needs '// TODO: …' in or below a method");
    }
    CheckResult first = notSolved.failed().get(0);
    if (!SENTENCE.matcher(first.message()).matches() || first.place().isEmpty()) {
      return finding(
          Kind.OTHER, "its first message should be a sentence, with a line to go to: " + brief);
    }
    if (exercise.statement().kind().equals("test")
        && notSolved.failed().size() < notSolved.checks().size()) {
      return finding(Kind.FALSE_ACCEPT, "an empty test should score nothing, but " + brief);
    }
    return Optional.empty();
  }

  /** Judges {@code answer}; returns how the verdict differs from the known one, or nothing. */
  public Optional<Finding> tryAnswer(KnownAnswer answer) {
    Verdict verdict = graders.get(0).grade(answer.submission());
    Optional<Finding> finding = compare(answer, verdict);
    for (Grader other : graders.subList(1, graders.size())) {
      if (finding.isPresent()) {
        break;
      }
      Verdict again = other.grade(answer.submission());
      if (compare(answer, again).isPresent()) {
        return finding(
            Kind.FLIP,
            "the verdict changes: "
                + verdict.inBrief()
                + "; then, with other data: "
                + again.inBrief());
      }
    }
    return finding;
  }

  private static Optional<Finding> compare(KnownAnswer answer, Verdict verdict) {
    String brief = verdict.inBrief();
    boolean solved = verdict instanceof Verdict.Solved;
    if (answer.right()) {
      return solved
          ? Optional.empty()
          : finding(Kind.FALSE_REJECT, "a right answer is refused: " + brief);
    }
    if (answer.fails().isEmpty()) {
      return solved
          ? finding(Kind.FALSE_ACCEPT, "a wrong answer is accepted: " + answer.because())
          : Optional.empty();
    }
    if (!verdict.is(answer.fails())) {
      return finding(
          solved ? Kind.FALSE_ACCEPT : Kind.OTHER,
          "it should fail " + answer.fails() + ", but fails " + verdict.failing() + ": " + brief);
    }
    if (answer.exercise().statement().kind().equals("predict")
        && !brief.contains(answer.because())) {
      return finding(
          Kind.OTHER,
          "the verdict should say what its author believes, '" + answer.because() + "': " + brief);
    }
    return Optional.empty();
  }

  private static Optional<Finding> finding(Kind kind, String words) {
    return Optional.of(new Finding(kind, words));
  }

  /** Judges as many at a time as there are processors; returns what was found, in their order. */
  private List<Finding> tryAll(List<KnownAnswer> answers) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Optional<Finding>>> tried = new ArrayList<>();
      for (KnownAnswer answer : answers) {
        tried.add(
            threads.submit(
                () -> tryAnswer(answer).map(found -> found.about(", " + answer.name() + ": "))));
      }
      List<Finding> findings = new ArrayList<>();
      for (Future<Optional<Finding>> each : tried) {
        each.get().ifPresent(findings::add);
      }
      return findings;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while answers were tried", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Proves every exercise.
   *
   * @param found is told of each finding at once, with the name of what it is about
   */
  public AuditReport run(Consumer<Finding> found) {
    return run(exercises(), found);
  }

  /** Proves {@code exercises}, as {@link #run(Consumer)} does all. */
  public AuditReport run(List<Exercise> exercises, Consumer<Finding> found) {
    AuditReport report = AuditReport.NOTHING_YET;
    long startNanos = System.nanoTime();
    for (Exercise exercise : exercises) {
      List<Finding> findings = new ArrayList<>();
      missing(exercise).forEach(lack -> findings.add(new Finding(Kind.OTHER, ": " + lack)));
      tryStub(exercise).map(finding -> finding.about(", stub: ")).ifPresent(findings::add);
      List<KnownAnswer> answers = answers(exercise);
      findings.addAll(tryAll(answers));
      findings.forEach(finding -> found.accept(finding.about(exercise.name())));
      report = report.and(answers, findings);
    }
    return report.after(System.nanoTime() - startNanos);
  }
}
