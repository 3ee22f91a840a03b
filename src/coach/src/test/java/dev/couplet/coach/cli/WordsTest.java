// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.fixture.TestCheckout;
import dev.couplet.coach.grading.Verdict;
import dev.couplet.coach.grading.Verdict.CheckResult;
import dev.couplet.coach.grading.Verdict.Place;
import dev.couplet.coach.grading.Verdict.Problem;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the learner reads, to the letter. */
class WordsTest {
  private static final Optional<Place> LINE_4 = line(4);

  @TempDir private Path home;
  private final Console console = new Console();
  private Exercise exercise;

  @BeforeEach
  void addExercise() {
    exercise = new TestCheckout(home).add("ch01_first");
  }

  /** Below the folder that the test runs in, so that the learner would type it like this. */
  private static Optional<Place> line(int line) {
    return Optional.of(new Place(Path.of("answers/ch01_first/Greeting.java"), line));
  }

  private static CheckResult passed(String check) {
    return new CheckResult(check, true, "", Optional.empty());
  }

  private static CheckResult failed(String check, String message) {
    return new CheckResult(check, false, message, LINE_4);
  }

  private void says(Verdict verdict, String words) {
    int exitCode = new Words(console.screen()).say(exercise, verdict, false);
    console.assertSaid(onThisSystem(words), "");
    assertThat(exitCode).isEqualTo(ExitCode.NOT_SOLVED);
  }

  /** {@code words} with the separator that this system has in paths. */
  private static String onThisSystem(String words) {
    String path = "answers/ch01_first/Greeting.java";
    return words.replace(path, Path.of(path).toString());
  }

  @Nested
  class Solved {
    private void says(int checks, String words) {
      int exitCode = new Words(console.screen()).say(exercise, new Verdict.Solved(checks), false);
      console.assertSaid(words, "");
      assertThat(exitCode).isEqualTo(ExitCode.SOLVED);
    }

    @Test
    void saysSo() {
      says(4, "ch01_first: solved, all 4 checks pass.\n");
    }

    @Test
    void countsOneCheckAsOne() {
      says(1, "ch01_first: solved, its check passes.\n");
    }
  }

  @Nested
  class NotSolved {
    private final Verdict verdict =
        new Verdict.NotSolved(
            List.of(
                passed("greetsAda"),
                failed("greetsBob", "Bob should be greeted; the greeting was 'Hi'."),
                new CheckResult(
                    "greetsNobody", false, "expected: a\n but was: b", Optional.empty())));

    @Test
    void saysWhichChecksFailedWithTheirWordsAndLines() {
      says(
          verdict,
          """
          ch01_first: not solved, 1 of 3 checks pass.
          greetsBob failed (answers/ch01_first/Greeting.java:4):
            Bob should be greeted; the greeting was 'Hi'.
          greetsNobody failed:
            expected: a
             but was: b
          Try: ./couplet hint ch01_first
          """);
    }

    @Test
    void saysWhatTheLearnerMayHaveBelievedBeforeTheFailures() {
      new Words(console.screen())
          .say(
              exercise,
              new Verdict.NotSolved(List.of(failed("greetsBob", "No."))),
              false,
              Optional.of("all guests are called Ada."));
      console.assertSaid(
          onThisSystem(
              """
              ch01_first: not solved, 0 of 1 checks pass.
              Perhaps this is the reason: all guests are called Ada.
              greetsBob failed (answers/ch01_first/Greeting.java:4):
                No.
              Try: ./couplet hint ch01_first
              """),
          "");
    }

    @Test
    void saysOfThreeHowTheyFailedAndOfTheOthersThatTheyDid() {
      says(
          new Verdict.NotSolved(
              List.of(
                  failed("greetsAda", "No Ada."),
                  failed("greetsBob", "No Bob."),
                  passed("greetsNobody"),
                  failed("greetsEve", "No Eve."),
                  failed("greetsMia", "No Mia."),
                  failed("greetsZoe", "No Zoe."))),
          """
          ch01_first: not solved, 1 of 6 checks pass.
          greetsAda failed (answers/ch01_first/Greeting.java:4):
            No Ada.
          greetsBob failed (answers/ch01_first/Greeting.java:4):
            No Bob.
          greetsEve failed (answers/ch01_first/Greeting.java:4):
            No Eve.
          2 more checks fail: greetsMia, greetsZoe.
          Try: ./couplet hint ch01_first
          """);
    }

    @Test
    void saysHowToRepeatTheFirstThatDependsOnTheSeed() {
      says(
          new Verdict.NotSolved(
              List.of(
                  failed("greetsAda", "No."),
                  new CheckResult("greetsBob", false, "No.", LINE_4, Optional.of(17L)),
                  new CheckResult("greetsEve", false, "No.", LINE_4, Optional.of(4L)))),
          """
          ch01_first: not solved, 0 of 3 checks pass.
          greetsAda failed (answers/ch01_first/Greeting.java:4):
            No.
          greetsBob failed (answers/ch01_first/Greeting.java:4):
            No.
          greetsEve failed (answers/ch01_first/Greeting.java:4):
            No.
          Try: ./couplet hint ch01_first
          The first again, with the same data (seed 17):
            ./couplet check ch01_first --seed 17
          """);
    }

    private void saysPrinted(String printed, String words) {
      says(
          new Verdict.NotSolved(
              List.of(
                  failed("greetsAda", "No."),
                  new CheckResult("greetsBob", false, "No.", LINE_4, Optional.empty(), printed),
                  new CheckResult("greetsEve", false, "No.", LINE_4, Optional.empty(), "too"))),
          """
          ch01_first: not solved, 0 of 3 checks pass.
          greetsAda failed (answers/ch01_first/Greeting.java:4):
            No.
          greetsBob failed (answers/ch01_first/Greeting.java:4):
            No.
          WORDSgreetsEve failed (answers/ch01_first/Greeting.java:4):
            No.
          Try: ./couplet hint ch01_first
          """
              .replace("WORDS", words));
    }

    @Test
    void saysWhatTheAnswerPrintedInTheFirstThatItPrintedIn() {
      saysPrinted(
          "name = Bob\n\n  more\n", "  Your answer printed:\n    name = Bob\n\n      more\n");
    }

    @Test
    void saysTheLastLinesWhereTheAnswerPrintedMany() {
      saysPrinted(
          "more\n".repeat(20) + "1\n2\n3\n4\n5\n6\n7\n8\n",
          "  Your answer printed much; these are the last lines:\n"
              + "    1\n    2\n    3\n    4\n    5\n    6\n    7\n    8\n");
    }

    @Test
    void saysOfALongLineWhatTheScreenHolds() {
      saysPrinted("x".repeat(100), "  Your answer printed:\n    " + "x".repeat(75) + "…\n");
    }

    @Test
    void saysNothingPrintedThatWouldDoSomethingToTheTerminal() {
      saysPrinted(
          "\u001b[2J\u001b[31mred\u001b[0m\ta\u0007b\rc\u202ed\u001b]0;title\u0007e",
          "  Your answer printed:\n    red    a·b\n    c·de\n");
    }

    @Test
    void saysOfAnUntouchedStubWhatToWriteAndWhere() {
      new Words(console.screen())
          .say(exercise, new Verdict.NotSolved(List.of(failed("greetsAda", "No."))), true);
      console.assertSaid(
          onThisSystem(
              """
              ch01_first: still to be written.
                Return "Hello, " and the name.
                → answers/ch01_first/Greeting.java:4
              Try: write it and save; './couplet hint ch01_first' gives a nudge.
              """),
          "");
    }

    @Test
    void saysOfAnUntouchedStubToBeMendedWhatIsWrongWithIt() {
      TestCheckout checkout = new TestCheckout(home);
      String statement = TestCheckout.statement("ch01_first").replace("kind: write", "kind: fix");
      checkout.write("exercises/ch01_first/statement.adoc", statement);
      new Words(console.screen())
          .say(
              checkout.catalog().find("ch01_first"),
              new Verdict.NotSolved(List.of(failed("greetsAda", "It greets nobody."))),
              true);
      console.assertSaid(
          onThisSystem(
              """
              ch01_first: still to be mended.
                It greets nobody.
                Return "Hello, " and the name.
                → answers/ch01_first/Greeting.java:4
              Try: mend it and save; './couplet hint ch01_first' gives a nudge.
              """),
          "");
    }
  }

  @Nested
  class NotCompiled {
    private final Problem problem =
        new Problem(LINE_4.get(), "cannot find symbol\n  symbol:   variable nothing");

    @Test
    void saysTheLineAndTheCompilersWords() {
      says(
          new Verdict.NotCompiled(List.of(problem)),
          """
          ch01_first: does not compile.
          answers/ch01_first/Greeting.java:4:
            cannot find symbol
              symbol:   variable nothing
          Try: mend it and save.
          """);
    }

    @Test
    void saysThreeOfManyProblems() {
      says(
          new Verdict.NotCompiled(
              Collections.nCopies(5, new Problem(LINE_4.get(), "';' expected"))),
          """
          ch01_first: does not compile.
          answers/ch01_first/Greeting.java:4:
            ';' expected
          answers/ch01_first/Greeting.java:4:
            ';' expected
          answers/ch01_first/Greeting.java:4:
            ';' expected
          and 2 more.
          Try: mend the first of these and save; others may go with it.
          """);
    }
  }

  @Nested
  class Refused {
    @Test
    void saysThatItWasNotRunAndWhy() {
      says(
          new Verdict.Refused(
              List.of(new Problem(LINE_4.orElseThrow(), "System.exit is not for it: it ends."))),
          """
          ch01_first: was not run.
          answers/ch01_first/Greeting.java:4:
            System.exit is not for it: it ends.
          Try: mend it and save.
          """);
    }
  }

  @Nested
  class StillRunning {
    @Test
    void saysWhereItWas() {
      says(
          new Verdict.StillRunning("4 seconds", "greetsBob", LINE_4, List.of()),
          """
          ch01_first: not solved.
          greetsBob failed (answers/ch01_first/Greeting.java:4):
            It was still running after 4 seconds and was ended. It was at line 4 of your
            file then.
            Look for a loop that never ends, or a wait for what never comes.
          Try: ./couplet hint ch01_first
          """);
    }

    @Test
    void saysWhatItPrintedLast() {
      says(
          new Verdict.StillRunning("4 seconds", "greetsBob", LINE_4, List.of(), "round 1\n"),
          """
          ch01_first: not solved.
          greetsBob failed (answers/ch01_first/Greeting.java:4):
            It was still running after 4 seconds and was ended. It was at line 4 of your
            file then.
            Look for a loop that never ends, or a wait for what never comes.
            Your answer printed:
              round 1
          Try: ./couplet hint ch01_first
          """);
    }

    @Test
    void saysNoPlaceWhereNoneIsKnown() {
      says(
          new Verdict.StillRunning("4 seconds", null, Optional.empty(), List.of()),
          """
          ch01_first: not solved.
          The whole run failed:
            It was still running after 4 seconds and was ended.
            Look for a loop that never ends, or a wait for what never comes.
          Try: ./couplet hint ch01_first
          """);
    }
  }

  @Nested
  class EndedEarly {
    @Test
    void saysTheExitCodeAndTheLastWords() {
      says(
          new Verdict.EndedEarly(7, "greetsBob", List.of(), "Good\n  bye\n"),
          """
          ch01_first: not solved.
          greetsBob failed:
            The program ended with exit code 7 before its checks were done. They need it
            to return: call neither System.exit nor halt.
            Its last words:
              Good
                bye
          Try: ./couplet hint ch01_first
          """);
    }

    @Test
    void saysNothingOfAnOutputThatThereIsNot() {
      says(
          new Verdict.EndedEarly(0, null, List.of(), " \n"),
          """
          ch01_first: not solved.
          The whole run failed:
            The program ended with exit code 0 before its checks were done. They need it
            to return: call neither System.exit nor halt.
          Try: ./couplet hint ch01_first
          """);
    }
  }

  @Nested
  class LeftRunning {
    @Test
    void saysWhatAndWhere() {
      says(
          new Verdict.LeftRunning("the thread Thread-0", LINE_4),
          """
          ch01_first: not solved, though all checks pass.
            When they were done, the thread Thread-0 still ran
            (answers/ch01_first/Greeting.java:4). It would keep a program from ending: end
            what you start.
          Try: ./couplet hint ch01_first
          """);
    }
  }

  @Nested
  class Disturbed {
    @Test
    void saysHow() {
      says(
          new Verdict.Disturbed(),
          """
          ch01_first: not solved.
            It wrote where the checks report, to the descriptor of standard output, so
            that there is no telling how they went.
          Try: print with System.out, or not at all.
          """);
    }
  }

  @Nested
  class AHint {
    private void hint(int number) {
      String words = number == 0 ? "" : exercise.statement().hint(number, List.of());
      new Words(console.screen()).sayHint(exercise, new Hint(number, 3, words));
    }

    @Test
    void saysHowManyThereAre() {
      hint(2);
      console.assertSaid(
          """
          ch01_first, hint 2 of 3:
            Strings can be added.
          Try it; asked again, the next hint tells more.
          """,
          "");
    }

    @Test
    void saysThatItWasTheLast() {
      hint(3);
      console.assertSaid(
          """
          ch01_first, hint 3 of 3:
            Return it.
          That was the last hint.
          """,
          "");
    }

    @Test
    void saysThatThereIsNone() {
      hint(0);
      console.assertSaid("ch01_first has no hints.\n", "");
    }
  }
}
