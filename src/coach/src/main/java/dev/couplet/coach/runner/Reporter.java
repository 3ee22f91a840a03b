// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import java.io.PrintStream;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Reports each check as it begins and ends. A method that is run several times is one check, which
 * fails with the first run that does.
 */
final class Reporter implements TestExecutionListener {
  private static final int LONGEST_MESSAGE = 4_000;
  private static final int MOST_FRAMES = 200;
  private static final int MOST_CAUSES = 8;

  /** JUnit's names for the parts of a method that is run several times. */
  private static final Set<String> RUNS =
      Set.of("test-template-invocation", "dynamic-test", "dynamic-container");

  private final Wire wire;
  private final PrintStream out;
  private final Printed printed;
  private volatile @Nullable String running;
  private boolean runsFailed;
  private String seed = "";
  private @Nullable Failure firstFailure;

  /**
   * How a check failed.
   *
   * @param id the unique id of what failed: of a check that is replayed the check, else the run
   * @param seed what repeats the run that failed; empty if the check is not replayed
   */
  record Failure(String check, String id, String seed, String kind, String message) {}

  /** One that knows nothing of what is printed. */
  Reporter(Wire wire, PrintStream out) {
    this(wire, out, new Printed());
  }

  /** One that says of a check that fails what was {@code printed} in it. */
  Reporter(Wire wire, PrintStream out, Printed printed) {
    this.wire = wire;
    this.out = out;
    this.printed = printed;
  }

  /** Says that the checks begin, and their time with them. */
  void begin() {
    say("begin");
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      printed.forget();
    }
    if (isCheck(test) && !isRun(test)) {
      running = name(test);
      runsFailed = false;
      seed = "";
      say("check", name(test));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    say("failed", name(test), "skipped", reason, "", "", "");
  }

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    seed = entry.getKeyValuePairs().getOrDefault("seed", seed);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
    @Nullable String check = running;
    if (!passed && !(check != null && runsFailed)) {
      Throwable thrown =
          result.getThrowable().orElseGet(() -> new AssertionError("no reason given"));
      failed(check == null ? name(test) : check, thrown);
      if (check != null && firstFailure == null) {
        firstFailure = new Failure(check, id(test), seed, kind(thrown), message(thrown));
      }
    }
    if (isRun(test)) {
      runsFailed |= !passed;
      return;
    }
    if (passed && check != null && !runsFailed) {
      say("passed", check);
    }
    running = null;
    seed = "";
  }

  /** A seed decides the run of a check that is replayed; its number would be another then. */
  private String id(TestIdentifier test) {
    return isRun(test) && !seed.isEmpty()
        ? test.getUniqueIdObject().removeLastSegment().toString()
        : test.getUniqueId();
  }

  /** How the first check that has failed did so, or null if none has. */
  @Nullable Failure firstFailure() {
    return firstFailure;
  }

  /** A method: one that is run several times, replayed or with parameters, is still one check. */
  private static boolean isCheck(TestIdentifier test) {
    return test.getSource().filter(MethodSource.class::isInstance).isPresent();
  }

  /** One run of a check that is run several times. */
  private static boolean isRun(TestIdentifier test) {
    return RUNS.contains(test.getUniqueIdObject().getLastSegment().getType());
  }

  /** Says that {@code thrown} has ended the whole run: JUnit lets an OutOfMemoryError through. */
  void ended(Throwable thrown) {
    @Nullable String check = running;
    failed(check == null ? "the checks" : check, thrown);
  }

  /** Says that the watchdog ends the run, and where {@code thread} is held. */
  void stuck(Patience.Spent spent, Thread thread) {
    say(
        "stuck",
        spent.limit(),
        Long.toString(spent.length().toMillis()),
        frames(thread.getStackTrace()),
        printed.end());
  }

  /** Says that {@code thread} still runs though all checks are done. */
  void left(Thread thread) {
    say("left", "the thread " + thread.getName(), frames(thread.getStackTrace()));
  }

  /** Says that {@code process} still ran when all checks were done. */
  void left(String process) {
    say("left", "the process " + process, "");
  }

  void done() {
    say("done");
  }

  /** Says that all has been said. */
  void end() {
    say(Wire.LAST_WORD);
  }

  /** Hands over what was recorded of the check {@code id}, as lines of JSON. */
  void traced(String id, String seed, String trace) {
    say("traced", id, seed, trace);
  }

  /**
   * Hands over a run whose data are always the same: how the check {@code id} fails then, if it
   * does, and what was recorded of it.
   */
  void compared(String id, String seed, String message, String trace) {
    say("compared", id, seed, message, trace);
  }

  private void failed(String check, Throwable thrown) {
    say(
        "failed",
        check,
        kind(thrown),
        message(thrown),
        frames(thrown),
        seed,
        guarded(printed::end));
  }

  private synchronized void say(String word, String... fields) {
    out.println(wire.line(word, fields));
    out.flush();
  }

  private static String name(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getMethodName())
        .orElseGet(test::getDisplayName);
  }

  private static String kind(Throwable thrown) {
    return thrown instanceof AssertionError ? "assertion" : thrown.getClass().getName();
  }

  private static String message(Throwable thrown) {
    return guarded(
        () -> {
          String message = thrown.getMessage() == null ? "" : thrown.getMessage();
          return message.length() <= LONGEST_MESSAGE
              ? message
              : message.substring(0, LONGEST_MESSAGE) + "…";
        });
  }

  /** Where it was thrown, with the causes behind it: the answer's frames may be in either. */
  private static String frames(Throwable thrown) {
    return guarded(
        () -> {
          StringBuilder frames = new StringBuilder();
          @Nullable Throwable each = thrown;
          for (int i = 0; each != null && i < MOST_CAUSES; i++) {
            frames.append(frames(each.getStackTrace()));
            each = each.getCause();
          }
          return frames.toString();
        });
  }

  /** What an exception class of the answer's own says of itself; nothing if that throws. */
  private static String guarded(Supplier<String> words) {
    try {
      return words.get();
    } catch (Throwable e) {
      return "";
    }
  }

  private static String frames(StackTraceElement[] trace) {
    StringBuilder frames = new StringBuilder();
    for (int i = 0; i < Math.min(trace.length, MOST_FRAMES); i++) {
      StackTraceElement frame = trace[i];
      frames.append(frame.getClassName()).append(' ').append(frame.getMethodName()).append(' ');
      frames.append(frame.getFileName()).append(':').append(frame.getLineNumber()).append('\n');
    }
    return frames.toString();
  }
}
