// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.couplet.coach.catalog.Answers;
import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.fixture.Programs;
import dev.couplet.coach.fixture.TestCheckout;
import dev.couplet.coach.grading.Verdict.CheckResult;
import dev.couplet.coach.grading.Verdict.Place;
import dev.couplet.coach.grading.Verdict.Problem;
import dev.couplet.coach.runner.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each answer is judged once, in a process of its own; after each, no process and no file is left.
 *
 * <p>The exercise has two checks, {@code greetsAda} and {@code greetsBob}, which run in this order.
 */
class GraderTest {
  private static final String NAME = "ch01_first";
  private static final String FILE = "answers/" + NAME + "/Greeting.java";

  /** Line 5 of the answer is the first of these. */
  private static final String AROUND =
      """
      package ch01_first;

      final class Greeting {
        static String greet(String name) throws Exception {
          %s
        }

        private static final Object LOCK = new Object();
        private static Object kept;
        private static boolean second;
      }
      """;

  private static final String SOLVES = "return \"Hello, \" + name;";

  /** Long enough for a busy machine to get through two checks that do next to nothing. */
  private static final Limits USUAL = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60));

  /** For an answer that is always busy: its own work counts, not what else this machine does. */
  private static final Limits LITTLE_WORK =
      new Limits(Duration.ofMillis(400), Duration.ofSeconds(60));

  /** For an answer that only waits. */
  private static final Limits LITTLE_TIME =
      new Limits(Duration.ofSeconds(20), Duration.ofSeconds(1));

  @TempDir private Path home;
  @TempDir private Path temporary;
  private TestCheckout checkout;
  private Exercise exercise;
  private Path answer;

  @BeforeEach
  void handOut() {
    checkout = new TestCheckout(home);
    exercise = checkout.add(NAME);
    new Answers(checkout.checkout()).handOut(checkout.catalog());
    answer = home.resolve(FILE);
  }

  @AfterEach
  void noProcessAndNoFileIsLeft() throws IOException {
    assertThat(ProcessHandle.current().descendants()).isEmpty();
    try (Stream<Path> files = Files.list(temporary)) {
      assertThat(files).isEmpty();
    }
  }

  private Verdict grade(Limits limits) {
    Submission submission = Submission.ofLearner(exercise, new Answers(checkout.checkout()));
    return new Grader(limits, CheckJars.in(temporary)).unscreened().grade(submission);
  }

  /** The verdict on an answer of these lines. */
  private Verdict verdictOn(String answer) {
    checkout.write(FILE, answer);
    return grade(USUAL);
  }

  /** The verdict on an answer whose method has these lines, of which the first is line 5. */
  private Verdict verdictOnMethod(String lines) {
    return verdictOn(AROUND.formatted(lines));
  }

  private Verdict verdictOnMethod(String lines, Limits limits) {
    checkout.write(FILE, AROUND.formatted(lines));
    return grade(limits);
  }

  private Optional<Place> line(int line) {
    return Optional.of(new Place(answer, line));
  }

  private static CheckResult passed(String check) {
    return new CheckResult(check, true, "", Optional.empty());
  }

  private CheckResult failed(String check, String message, int line) {
    return new CheckResult(check, false, message, line(line));
  }

  private static <T extends Verdict> ObjectAssert<T> assertThatIt(Verdict verdict, Class<T> kind) {
    return assertThat(verdict).asInstanceOf(type(kind));
  }

  @Nested
  class ARightAnswer {
    @Test
    void isSolved() {
      assertThat(verdictOnMethod(SOLVES)).isEqualTo(new Verdict.Solved(2));
    }

    @Test
    void mayHaveTwoClassesInOneFileAndMoreInOthersOfAnyName() throws IOException {
      checkout.write("answers/ch01_first/Kept for later.java", "");
      Files.write(
          home.resolve("answers/ch01_first/Kept for later.java"),
          "package ch01_first; /* Grüße */ class Later { static final String WORD = \"Hello, \"; }"
              .getBytes(StandardCharsets.ISO_8859_1));
      assertThat(
              verdictOn(
                  AROUND.formatted("return Words.HELLO + name;")
                      + "class Words { static final String HELLO = Later.WORD; }"))
          .isEqualTo(new Verdict.Solved(2));
    }

    @Test
    void mayPrintWithoutALineEndAndCloseStandardOutput() {
      assertThat(verdictOnMethod("System.out.print(\"half\"); System.out.close(); " + SOLVES))
          .isEqualTo(new Verdict.Solved(2));
    }

    @Test
    void mayInterruptTheThreadOfTheChecks() {
      assertThat(verdictOnMethod("Thread.currentThread().interrupt(); " + SOLVES))
          .isEqualTo(new Verdict.Solved(2));
    }
  }

  @Nested
  class AFailingCheck {
    @Test
    void saysItsWordsAndTheLineOfTheMethodThatWasToBeWritten() {
      assertThat(verdictOnMethod("return name.equals(\"Bob\") ? \"Hi\" : \"Hello, \" + name;"))
          .isEqualTo(
              new Verdict.NotSolved(
                  List.of(
                      passed("greetsAda"),
                      failed("greetsBob", "Bob should be greeted; the greeting was 'Hi'.", 4))));
    }

    @Test
    void tellsWhatTheAnswerPrintedInItAndNothingElse() {
      assertThatIt(
              verdictOnMethod(
                  "System.out.println(\"for \" + name); System.err.print(\"end\"); return name;"),
              Verdict.NotSolved.class)
          .extracting(verdict -> verdict.failed().stream().map(CheckResult::printed).toList())
          .isEqualTo(
              List.of(
                  "for Ada" + System.lineSeparator() + "end",
                  "for Bob" + System.lineSeparator() + "end"));
    }

    @Test
    void pointsAtTheTaskWhereThatStillStands() {
      assertThatIt(grade(USUAL), Verdict.NotSolved.class)
          .extracting(verdict -> verdict.failed().get(0).place())
          .isEqualTo(line(5));
    }

    @Test
    void isOneOfAnyClassOfChecks() {
      checkout.write(
          "exercises/ch01_first/MoreTest.java",
          """
          package ch01_first;

          class MoreTest {
            @org.junit.jupiter.api.Test
            void more() {
              org.junit.jupiter.api.Assertions.fail("More is asked for.");
            }
          }
          """);
      assertThatIt(verdictOnMethod(SOLVES), Verdict.NotSolved.class)
          .extracting(Verdict.NotSolved::failed)
          .isEqualTo(List.of(failed("more", "More is asked for.", 4)));
      assertThatIt(
              verdictOnMethod(SOLVES + "\n  }\n\n  static void more() {"), Verdict.NotSolved.class)
          .extracting(Verdict.NotSolved::failed)
          .as("at the method of its name")
          .isEqualTo(List.of(failed("more", "More is asked for.", 8)));
    }
  }

  @Nested
  class AnExceptionInTheAnswer {
    @Test
    void isSaidWithItsTypeMessageAndLine() {
      assertThatIt(
              verdictOnMethod("\nthrow new IllegalStateException(\"not \" + name);"),
              Verdict.NotSolved.class)
          .extracting(Verdict.NotSolved::checks)
          .isEqualTo(
              List.of(
                  failed("greetsAda", "it threw java.lang.IllegalStateException: not Ada", 6),
                  failed("greetsBob", "it threw java.lang.IllegalStateException: not Bob", 6)));
    }

    @Test
    void mayHaveNoMessageOrOneThatThrowsItself() {
      assertThatIt(
              verdictOnMethod(
                  """
                  if (name.equals("Ada")) throw new UnsupportedOperationException();
                  throw new RuntimeException() {
                    @Override public String getMessage() { throw this; }
                    @Override public Throwable getCause() { return this; }
                  };
                  """),
              Verdict.NotSolved.class)
          .extracting(Verdict.NotSolved::checks)
          .isEqualTo(
              List.of(
                  failed("greetsAda", "it threw java.lang.UnsupportedOperationException", 5),
                  failed("greetsBob", "it threw ch01_first.Greeting$1", 6)));
    }

    @Test
    void mayBeAStackThatOverflows() {
      assertThatIt(verdictOnMethod("return greet(name);"), Verdict.NotSolved.class)
          .extracting(Verdict.NotSolved::checks)
          .isEqualTo(
              List.of(
                  failed("greetsAda", "it threw java.lang.StackOverflowError", 5),
                  failed("greetsBob", "it threw java.lang.StackOverflowError", 5)));
    }

    @Test
    void mayBeAMemoryThatIsFull() {
      assertThatIt(
              verdictOnMethod("\nwhile (true) kept = new Object[] {kept, new byte[10_000_000]};"),
              Verdict.NotSolved.class)
          .extracting(Verdict.NotSolved::checks)
          .isEqualTo(
              List.of(
                  failed("greetsAda", "it threw java.lang.OutOfMemoryError: Java heap space", 6)));
    }
  }

  @Nested
  class AnAnswerThatDoesNotCompile {
    @Test
    void isToldOnlyOfItsOwnLines() {
      assertThat(verdictOnMethod("int x = \"no\";\nreturn nothing;"))
          .isEqualTo(
              new Verdict.NotCompiled(
                  List.of(
                      new Problem(
                          line(5).get(),
                          "incompatible types: java.lang.String cannot be converted to int"),
                      new Problem(
                          line(6).get(),
                          "cannot find symbol\n  symbol:   variable nothing\n  location: class"
                              + " ch01_first.Greeting"))));
    }

    @Test
    void isToldWhichMethodTheChecksMiss() {
      assertThatIt(
              verdictOn(
                  AROUND
                      .formatted("return name;")
                      .replace("(String name)", "(String name, int n)")),
              Verdict.NotCompiled.class)
          .extracting(verdict -> verdict.problems())
          .asString()
          .startsWith("[Problem[place=" + line(4).get())
          .contains("the checks don't compile with it: method greet in class ch01_first.Greeting")
          .contains("Keep the names and types of the stub.")
          .doesNotContain("GreetingTest");
    }

    @Test
    void isToldThatTheCompilerCouldNotReadItToItsEnd() {
      assertThatIt(
              verdictOnMethod("return " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";"),
              Verdict.NotCompiled.class)
          .extracting(verdict -> verdict.problems().get(0).message())
          .asString()
          .startsWith("the compiler gave up on it");
    }

    @Test
    void isToldThatItsFileIsMissing() throws IOException {
      Files.delete(answer);
      assertThat(grade(USUAL))
          .isEqualTo(
              problem(
                  1,
                  "there is no such file; the checks look for Greeting in it. Start couplet again,"
                      + " and it hands out the stub."));
    }

    @Test
    void isToldThatItsFileIsEmpty() {
      assertThat(verdictOn("\n"))
          .isEqualTo(problem(1, "the file is empty; the checks look for Greeting in it."));
    }

    @Test
    void isToldThatItsPackageIsMissing() {
      assertThat(verdictOn(AROUND.formatted(SOLVES).replace("package ch01_first;", "")))
          .isEqualTo(problem(1, "'package ch01_first;' is missing above; the checks look there."));
    }

    @Test
    void isToldThatItsPackageIsWrong() {
      assertThat(verdictOn("\n" + AROUND.formatted(SOLVES).replace("ch01_first", "ch02_other")))
          .isEqualTo(
              problem(
                  2, "the package should be ch01_first, as in the stub; the checks look there."));
    }

    @Test
    void isToldThatItsClassIsMissing() {
      assertThat(verdictOn(AROUND.formatted(SOLVES).replace("class Greeting", "class Greetings")))
          .isEqualTo(problem(1, "there is no Greeting in it; the checks look for that."));
    }

    private Verdict problem(int line, String message) {
      return new Verdict.NotCompiled(List.of(new Problem(line(line).get(), message)));
    }
  }

  @Nested
  class AnAnswerThatDoesNotEnd {
    @Test
    void mayLoop() {
      assertThat(verdictOnMethod("\nwhile (true) {}", LITTLE_WORK))
          .isEqualTo(stillRunning("0.4 seconds of processor time", line(6)));
    }

    @Test
    void mayLoopInAStaticInitialiser() {
      checkout.write(
          FILE,
          AROUND
              .formatted(SOLVES)
              .replace("  static", "static { while (Greeting.kept == null) {} } static"));
      assertThat(grade(LITTLE_WORK))
          .isEqualTo(stillRunning("0.4 seconds of processor time", line(4)));
    }

    @Test
    void mayLoopInACallback() {
      assertThat(
              verdictOnMethod(
                  """
                  var reactor = new dev.couplet.memory.MemoryReactor();
                  reactor.callWhenRunning(() -> { while (true) {} });
                  reactor.run();
                  return name;
                  """,
                  LITTLE_WORK))
          .isEqualTo(stillRunning("0.4 seconds of processor time", line(6)));
    }

    @Test
    void mayFloodTheOutput() {
      assertThatIt(
              verdictOnMethod("while (true) System.out.print(name);", LITTLE_WORK),
              Verdict.StillRunning.class)
          .extracting(Verdict.StillRunning::check)
          .isEqualTo("greetsAda");
    }

    @Test
    void mayWaitForWhatNeverComes() {
      assertThat(
              verdictOnMethod("\nsynchronized (LOCK) { LOCK.wait(); }\nreturn name;", LITTLE_TIME))
          .isEqualTo(stillRunning("1 second of waiting", line(6)));
    }

    @Test
    void mayDeadlock() {
      assertThat(
              verdictOnMethod(
                  """
                  Thread other = new Thread(() -> { synchronized (LOCK) { } });
                  synchronized (LOCK) {
                    other.start();
                    other.join();
                  }
                  return name;
                  """,
                  LITTLE_TIME))
          .isEqualTo(stillRunning("1 second of waiting", line(8)));
    }

    @Test
    void isShownWhatItPrinted() {
      assertThatIt(
              verdictOnMethod("System.out.print(\"round\"); while (true) {}", LITTLE_WORK),
              Verdict.StillRunning.class)
          .extracting(Verdict.StillRunning::printed)
          .isEqualTo("round");
    }

    @Test
    void mayHoldUpItsOwnExit() {
      assertThat(
              verdictOnMethod(
                  """
                  Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));
                  System.exit(0);
                  return name;
                  """,
                  LITTLE_WORK))
          .isEqualTo(stillRunning("0.4 seconds of processor time", line(6)));
    }

    @Test
    void mayStopTheWholeProcess() {
      Programs.need("kill");
      assertThat(
              verdictOnMethod(
                  """
                  String process = String.valueOf(ProcessHandle.current().pid());
                  new ProcessBuilder("kill", "-STOP", process).start().waitFor();
                  while (true) {}
                  """,
                  LITTLE_TIME))
          .isEqualTo(stillRunning("3 seconds of waiting", Optional.empty()));
    }

    private Verdict stillRunning(String limit, Optional<Place> place) {
      return new Verdict.StillRunning(limit, "greetsAda", place, List.of());
    }
  }

  @Nested
  class AnAnswerThatEndsTheProcess {
    @Test
    void isToldTheExitCodeAndTheCheck() {
      assertThat(verdictOnMethod("if (name.equals(\"Bob\")) System.exit(0); " + SOLVES))
          .isEqualTo(new Verdict.EndedEarly(0, "greetsBob", List.of(passed("greetsAda")), ""));
    }

    @Test
    void mayDoSoInAStaticInitialiser() {
      assertThat(
              verdictOn(
                  AROUND
                      .formatted(SOLVES)
                      .replace("  static", "static { Runtime.getRuntime().halt(7); } static")))
          .isEqualTo(new Verdict.EndedEarly(7, "greetsAda", List.of(), ""));
    }

    @Test
    void isShownTheEndOfWhatItPrinted() {
      assertThatIt(
              verdictOnMethod(
                  "System.err.print(\"ä\".repeat(9_000) + \"last\"); Runtime.getRuntime().halt(1);"
                      + " return name;"),
              Verdict.EndedEarly.class)
          .extracting(Verdict.EndedEarly::output)
          .isEqualTo("ä".repeat(3_996) + "last");
    }
  }

  @Nested
  class AnAnswerThatWritesIntoTheReports {
    /** Where they go; {@code System.out} goes elsewhere. */
    private static final String REPORTS =
        "var reports = new java.io.FileOutputStream(java.io.FileDescriptor.out);\n";

    @Test
    void forgesNone() {
      assertThatIt(
              verdictOnMethod(
                  REPORTS
                      + """
                      for (String word : new String[] {"passed Z3JlZXRzQWRh", "done"}) {
                        System.out.println("\\n" + word);
                        reports.write(("\\n" + word + "\\n0123456789abcdef 3 " + word).getBytes());
                      }
                      return name;
                      """),
              Verdict.NotSolved.class)
          .extracting(verdict -> verdict.failed().size())
          .isEqualTo(2);
    }

    @Test
    void swallowsNoneByHalfALineBefore() {
      assertThat(
              verdictOnMethod(
                  "if (name.equals(\"Ada\")) "
                      + SOLVES
                      + REPORTS
                      + "reports.write('x');\nreturn name;"))
          .isEqualTo(
              new Verdict.NotSolved(
                  List.of(
                      passed("greetsAda"),
                      failed("greetsBob", "Bob should be greeted; the greeting was 'Bob'.", 4))));
    }

    @Test
    void getsNoCreditWhereOneIsMissing() {
      Submission submission = Submission.ofStub(exercise);
      CheckProcess.Run run =
          new CheckProcess.Run(
              List.of(
                  new Wire.Message(0, "begin", List.of()),
                  new Wire.Message(1, "check", List.of("greetsAda")),
                  new Wire.Message(2, "passed", List.of("greetsAda")),
                  new Wire.Message(3, "check", List.of("greetsBob")),
                  new Wire.Message(5, "done", List.of())),
              0,
              Optional.empty(),
              "");
      assertThat(new Grader(USUAL, temporary).verdict(submission, run))
          .isEqualTo(new Verdict.Disturbed());
    }

    @Test
    void getsNoCreditForClosingThem() {
      assertThat(verdictOnMethod(REPORTS + "reports.close(); " + SOLVES))
          .isEqualTo(new Verdict.EndedEarly(0, "greetsAda", List.of(), ""));
    }
  }

  @Nested
  class WhatIsLeftRunning {
    @Test
    void getsNoCreditIfItIsAThread() {
      assertThat(
              verdictOnMethod(
                  """
                  Thread thread = new Thread(() -> { while (true) {} }, "left");
                  thread.setDaemon(true);
                  thread.start();
                  return "Hello, " + name;
                  """,
                  // Much processor time, since the thread takes as much as there is.
                  new Limits(Duration.ofSeconds(20), Duration.ofSeconds(8))))
          .isEqualTo(new Verdict.LeftRunning("the thread left", line(5)));
    }

    @Test
    void getsNoCreditAndIsEndedIfItIsAProcess() {
      Programs.need("sleep");
      assertThatIt(
              verdictOnMethod(
                  "new ProcessBuilder(\"sleep\", \"86399.5\").inheritIO().start(); " + SOLVES),
              Verdict.LeftRunning.class)
          .extracting(Verdict.LeftRunning::what)
          .asString()
          .startsWith("the process /");
      assertThat(ProcessHandle.allProcesses().map(process -> process.info().commandLine()))
          .noneMatch(line -> line.orElse("").contains("86399.5"));
    }
  }
}
