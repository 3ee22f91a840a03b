// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.AnswerCompiler.Compiled;
import dev.couplet.coach.grading.CheckProcess.Run;
import dev.couplet.coach.grading.Verdict.CheckResult;
import dev.couplet.coach.grading.Verdict.Place;
import dev.couplet.coach.grading.Verdict.Problem;
import dev.couplet.coach.runner.Request;
import dev.couplet.coach.runner.Wire;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges answers. Each is compiled with pristine checks, looked through for what no answer needs,
 * and run in a process of its own, with limits; nothing of one is seen by the next. Any number can
 * be judged at a time.
 *
 * <p>Close one that keeps a spare.
 */
public final class Grader implements AutoCloseable {
  private final Limits limits;
  private final Seeds seeds;
  private final Runs runs;
  private final Spares spares;
  private final AnswerCompiler compiler;
  private final boolean screens;
  private final boolean traces;
  private volatile boolean keepsSpare;

  /**
   * Makes a grader that allows the checks of an answer {@code limits}.
   *
   * @throws EnvironmentProblem if this Java has no compiler
   */
  public Grader(Limits limits) {
    this(limits, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * Makes one, as {@link #Grader(Limits)} does, that gets ready for an answer that comes at once.
   */
  public static Grader begun(Limits limits) {
    Spares spares =
        new Spares(
            CheckJvm.usual(CheckClassPath.toRun(), Path.of(System.getProperty("java.io.tmpdir"))));
    // It starts while the compiler is loaded.
    spares.prepare();
    return new Grader(limits, spares);
  }

  /** Makes a grader that works in folders of its own in the folder {@code temporary}. */
  Grader(Limits limits, Path temporary) {
    this(limits, CheckJvm.usual(CheckClassPath.toRun(), temporary));
  }

  /** Makes a grader that runs checks with {@code jvm}. */
  Grader(Limits limits, CheckJvm jvm) {
    this(limits, new Spares(jvm));
  }

  private Grader(Limits limits, Spares spares) {
    this(limits, Seeds.FRESH, Runs.NOT_KEPT, spares, compiler(Checks.inMemory()), true, false);
  }

  private Grader(
      Limits limits,
      Seeds seeds,
      Runs runs,
      Spares spares,
      AnswerCompiler compiler,
      boolean screens,
      boolean traces) {
    this.limits = limits;
    this.seeds = seeds;
    this.runs = runs;
    this.spares = spares;
    this.compiler = compiler;
    this.screens = screens;
    this.traces = traces;
  }

  /** Returns this grader, which runs what it would refuse: the limits must hold that as well. */
  Grader unscreened() {
    return new Grader(limits, seeds, runs, spares, compiler, false, traces);
  }

  private static AnswerCompiler compiler(Checks checks) {
    return new AnswerCompiler(CheckClassPath.ofLibrary(), CheckClassPath.toCompile(), checks);
  }

  /** Returns this grader, which replays checks with {@code seeds}. */
  public Grader withSeeds(Seeds seeds) {
    return new Grader(limits, seeds, runs, spares, compiler, screens, traces);
  }

  /**
   * Returns this grader, which has the first check that fails run again, recorded, remarks what
   * that shows, and tells what the answer does in it. Takes some milliseconds where a check fails,
   * and nothing where all pass.
   */
  public Grader tracing() {
    return new Grader(limits, seeds, runs, spares, compiler, screens, true);
  }

  /**
   * Returns this grader, which keeps in the folder {@code kept} how checks went, and does not run
   * them again while answer, checks, library, seeds and limits are the same, without remarks. The
   * seeds must not be fresh ones.
   */
  public Grader keepingRunsIn(Path kept) {
    if (seeds.equals(Seeds.FRESH)) {
      throw new IllegalStateException("runs differ with fresh seeds; call withSeeds first");
    }
    return new Grader(limits, seeds, Runs.keptIn(kept), spares, compiler, screens, false);
  }

  /**
   * Returns this grader, which keeps in the folder {@code kept} what the compiler makes of checks.
   */
  public Grader keepingChecksIn(Path kept) {
    return new Grader(limits, seeds, runs, spares, compiler(Checks.keptIn(kept)), screens, traces);
  }

  /**
   * Has a process ready for the next answer, and from now on always another after it: this halves
   * the time to a verdict, and takes some memory until {@link #close}.
   */
  public void keepSpare() {
    keepsSpare = true;
    prepareSpare();
  }

  /**
   * Makes the archive with which processes that run checks start in a third of the time, unless
   * there is one or can't be one; by running the checks of {@code typical}. Takes seconds.
   */
  public static void archive(Submission typical) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    archive(CheckJvm.plain(CheckClassPath.toRun(), temporary), typical);
  }

  static void archive(CheckJvm plain, Submission typical) {
    Path archive = plain.archive().orElse(null);
    if (archive == null || Files.exists(archive)) {
      return;
    }
    Path made = archive.resolveSibling(archive.getFileName() + ".new");
    Limits patient = new Limits(Duration.ofMinutes(2), Duration.ofMinutes(1));
    try {
      new Grader(patient, plain.making(made)).tracing().grade(typical);
      // One that was cut short can crash the JVM: it is used only after it has been tried.
      if (Files.exists(made)
          && new Grader(patient, plain.using(made)).grade(typical) instanceof Verdict.NotSolved) {
        Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      // Starts are slower without it, and that is all.
    } finally {
      made.toFile().delete();
    }
  }

  /** Ends the process that is ready for the next answer. */
  @Override
  public void close() {
    keepsSpare = false;
    spares.close();
  }

  /**
   * Returns what is to be said of {@code submission}. Takes about half a second, or with a spare
   * less than a fifth; for any thread.
   */
  public Verdict grade(Submission submission) {
    Request request = request(submission, seeds, traces ? Request.FAILED : Request.NOTHING);
    Optional<Run> known = runs.find(submission, request);
    if (known.isPresent()) {
      return verdict(submission, known.get());
    }
    Judged judged = judge(submission, request);
    judged.run().ifPresent(run -> runs.keep(submission, request, run));
    return judged.verdict();
  }

  /**
   * Judges {@code yours} by the runs that {@code seeds} decide and has {@code ours}, which must be
   * right, run the first check that fails, with the same data.
   */
  public Compared compare(Submission yours, Submission ours, Seeds seeds) {
    Judged judged = judge(yours, request(yours, seeds, Request.FAILED));
    List<Traced> traced = judged.run().map(Traced::in).orElse(List.of());
    if (!(judged.verdict() instanceof Verdict.NotSolved) || traced.isEmpty()) {
      return new Compared(judged.verdict(), Optional.empty());
    }
    Traced shown = Traced.toShow(traced);
    Seeds same = shown.seed().map(Seeds::only).orElse(seeds);
    List<Traced> expected =
        judge(ours, request(ours, same, shown.check())).run().map(Traced::in).orElse(List.of());
    return new Compared(
        judged.verdict(),
        expected.stream()
            .filter(each -> each.isVirtual() == shown.isVirtual())
            .findFirst()
            .map(each -> new TwoRuns(shown.seed(), each.without(ours), shown.trace())));
  }

  /**
   * Returns what {@code answer} does in the check of the unique id {@code check}; nothing if its
   * runs were cut off. Takes a process that is not kept ready for the learner's.
   */
  Optional<Shape> shape(Submission answer, String check) {
    Grader aside =
        new Grader(limits, Seeds.only(1), Runs.NOT_KEPT, spares.none(), compiler, false, false);
    Request request = aside.request(answer, Seeds.only(1), check);
    return aside.judge(answer, request).run().filter(Runs::isWhole).map(Shape::in);
  }

  /** A verdict, and the run of a check that failed beside ours, if both could be recorded. */
  public record Compared(Verdict verdict, Optional<TwoRuns> runs) {}

  /**
   * The first check that failed, as it runs with our answer and with the learner's.
   *
   * @param seed what data were drawn from, if the check is one that is replayed
   * @param expected without the lines of our answer
   */
  public record TwoRuns(Optional<Long> seed, Trace expected, Trace yours) {}

  /** What came of an answer, and how its checks went if they were run. */
  private record Judged(Verdict verdict, Optional<Run> run) {}

  private Judged judge(Submission submission, Request request) {
    // It starts while the compiler works.
    CheckProcess process = spares.take();
    boolean used = false;
    try {
      Compiled compiled = compiler.compile(submission);
      List<Problem> named =
          screens
              ? Screening.of(submission.exercise()).look(submission, compiled.classes())
              : List.of();
      if (!named.isEmpty()) {
        return new Judged(new Verdict.Refused(named), Optional.empty());
      }
      if (!compiled.problems().isEmpty()) {
        return new Judged(new Verdict.NotCompiled(compiled.problems()), Optional.empty());
      }
      used = true;
      Run run = run(process, request.of(compiled.classes()));
      return new Judged(verdict(submission, run), Optional.of(run));
    } finally {
      if (!used) {
        spares.giveBack(process);
      }
      if (keepsSpare) {
        prepareSpare();
      } else {
        spares.close();
      }
    }
  }

  private Run run(CheckProcess first, Request request) {
    Run run = runIn(first, request);
    // None of the answer's code has run when a process ends before the checks begin: it was ended
    // from outside while it waited, say by a machine that was short of memory.
    return run.reports().isEmpty() && run.killed().isEmpty() ? runIn(spares.take(), request) : run;
  }

  private static Run runIn(CheckProcess process, Request request) {
    try (process) {
      return process.run(request);
    }
  }

  private void prepareSpare() {
    Thread thread = new Thread(this::prepareUnlessClosed, "couplet-spare");
    thread.setDaemon(true);
    thread.start();
  }

  private void prepareUnlessClosed() {
    synchronized (spares) {
      if (keepsSpare) {
        spares.prepare();
      }
    }
  }

  private Request request(Submission submission, Seeds seeds, String traced) {
    return new Request(
        token(),
        Map.of(),
        checks(submission),
        seeds.parameters(),
        limits.processor(),
        limits.wall(),
        traced);
  }

  private static String token() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static List<String> checks(Submission submission) {
    Exercise exercise = submission.exercise();
    if (exercise.tests().isEmpty()) {
      throw new IllegalStateException(exercise.name() + " has no checks: no file …Test.java");
    }
    return exercise.tests().stream()
        .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
        .map(name -> exercise.name() + "." + name)
        .toList();
  }

  /** Returns what the reports of {@code run} say; nothing that is missing among them is made up. */
  Verdict verdict(Submission submission, Run run) {
    List<CheckResult> results = new ArrayList<>();
    @Nullable String running = null;
    @Nullable Verdict left = null;
    int expected = 0;
    for (Wire.Message report : run.reports()) {
      if (report.number() != expected++) {
        return new Verdict.Disturbed();
      }
      List<String> fields = report.fields();
      switch (report.word()) {
        case "begin" -> {}
        case "check" -> running = fields.get(0);
        case "passed" -> {
          results.add(new CheckResult(fields.get(0), true, "", Optional.empty()));
          running = null;
        }
        case "failed" -> {
          results.add(failed(submission, fields));
          running = null;
        }
        case "stuck" -> {
          return new Verdict.StillRunning(
              inWords(fields.get(0), Duration.ofMillis(Long.parseLong(fields.get(1)))),
              running,
              placeIn(submission, fields.get(2)),
              results,
              fields.get(3));
        }
        case "left" ->
            left = new Verdict.LeftRunning(fields.get(0), placeIn(submission, fields.get(1)));
        case "done" -> {
          return finished(submission, results, left, run);
        }
        default -> throw new IllegalStateException("the runner said " + report);
      }
    }
    @Nullable String check = running;
    return run.killed()
        .<Verdict>map(
            spent ->
                new Verdict.StillRunning(
                    inWords(spent.limit(), spent.length()), check, Optional.empty(), results))
        .orElseGet(() -> new Verdict.EndedEarly(run.exitCode(), check, results, run.output()));
  }

  private static Verdict finished(
      Submission submission, List<CheckResult> results, @Nullable Verdict left, Run run) {
    if (results.isEmpty()) {
      throw new IllegalStateException("the exercise has no checks");
    }
    if (!results.stream().allMatch(CheckResult::passed)) {
      return new Verdict.NotSolved(
          results, Remarks.of(submission, results, Traced.in(run)), Shape.in(run));
    }
    return left == null ? new Verdict.Solved(results.size()) : left;
  }

  private static CheckResult failed(Submission submission, List<String> fields) {
    Optional<Place> place =
        placeIn(submission, fields.get(3)).or(() -> AskedFor.place(submission, fields.get(0)));
    Optional<Long> seed =
        Optional.of(fields.get(4)).filter(text -> !text.isEmpty()).map(Long::valueOf);
    return new CheckResult(
        fields.get(0), false, message(fields.get(1), fields.get(2)), place, seed, fields.get(5));
  }

  private static String message(String kind, String message) {
    return switch (kind) {
      case "assertion" -> message.strip();
      case "skipped" -> "it was skipped: " + message;
      default -> "it threw " + kind + (message.isBlank() ? "" : ": " + message.strip());
    };
  }

  private static String inWords(String limit, Duration length) {
    return switch (limit) {
      case "processor" -> seconds(length) + " of processor time";
      case "wait" -> seconds(length) + " of waiting";
      default -> seconds(length);
    };
  }

  private static String seconds(Duration limit) {
    String number = BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
    return number + (number.equals("1") ? " second" : " seconds");
  }

  /** The first frame that is the answer's own, of lines such as {@code a.B start B.java:12}. */
  private static Optional<Place> placeIn(Submission submission, String frames) {
    for (String frame : frames.split("\n", -1)) {
      String[] parts = frame.split(" ", -1);
      if (parts.length == 3 && parts[0].startsWith(submission.exercise().name() + ".")) {
        int colon = parts[2].lastIndexOf(':');
        @Nullable SourceFile file = submission.sources().get(parts[2].substring(0, colon));
        if (file != null) {
          return Optional.of(
              new Place(file.path(), Integer.parseInt(parts[2].substring(colon + 1))));
        }
      }
    }
    return Optional.empty();
  }
}
