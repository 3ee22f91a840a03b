// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.fixture.TestCheckout;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private static final String HOME = "couplet.home";

  @TempDir private Path home;
  private final Console console = new Console();
  private TestCheckout checkout;

  @BeforeEach
  void startInACheckout() {
    checkout = new TestCheckout(home);
    System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void forgetTheCheckout() {
    System.clearProperty(HOME);
  }

  private void solve(String name) {
    checkout.write("answers/" + name + "/Greeting.java", TestCheckout.RIGHT.formatted(name));
  }

  private void solved(String id) {
    checkout.write("answers/.couplet/progress", id + " solved\n");
  }

  private String answer(String name) {
    return home.resolve("answers").resolve(name).resolve("Greeting.java").toString();
  }

  @Nested
  class ExitsWith0 {
    @Test
    void whenTheAnswerThatIsNextIsRight() {
      checkout.add("ch01_first");
      checkout.add("ch02_second");
      solved("first");
      solve("ch02_second");
      assertThat(console.run("check")).isZero();
      assertThat(console.out()).endsWith("ch02_second: solved, all 2 checks pass.\n");
      assertThat(checkout.read("answers/.couplet/progress"))
          .isEqualTo("first solved\nsecond solved\n");
    }

    @Test
    void whenAllIsSolved() {
      checkout.add("ch01_first");
      checkout.write("answers/pom.xml", "<project/>");
      solved("first");
      assertThat(console.run("check")).isZero();
      assertThat(console.out()).endsWith("All exercises are solved.\n");
    }
  }

  @Nested
  class ExitsWith1 {
    @Test
    void whenTheAnswerThatIsNamedIsNotWrittenYet() {
      checkout.add("ch01_first");
      checkout.add("ch02_second");
      assertThat(console.run("check", "second")).isEqualTo(1);
      console.assertSaid(
          """
          Your answers go to HOME.

          ch02_second: still to be written.
            Return "Hello, " and the name.
            → FILE:5
          Try: write it and save; './couplet hint ch02_second' gives a nudge.
          """
              .replace("HOME", home.resolve("answers").toString())
              .replace("FILE", answer("ch02_second")),
          "");
    }
  }

  @Nested
  class ExitsWith2 {
    @BeforeEach
    void addExercises() {
      checkout.add("ch01_first");
      checkout.add("ch02_second");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '~',
        value = {
          "--colour | unknown option '--colour'; for what there is: ./couplet --help",
          "--hepl | unknown option '--hepl', perhaps --help; for what there is: ./couplet --help",
          "chek | unknown command 'chek', perhaps check; for what there is: ./couplet --help",
          "xyz | unknown command 'xyz'; for what there is: ./couplet --help",
          "check --every | unknown option '--every'; for what there is: ./couplet check --help",
          "check --all a | --all checks every answer: leave out 'a', or --all",
          "reset | name the exercise to begin again, or say --all for all of them",
          "new poem | 'poem' is no name for an exercise; give it one such as 'ch05_slow_poem'",
          "check a b | unknown further argument 'b'; for what there is: ./couplet check --help"
        })
    void whenTheCommandLineIsNotUnderstood(String arguments, String complaint) {
      assertThat(console.run(arguments.split(" "))).isEqualTo(2);
      console.assertSaid("", "couplet: " + complaint + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "hint"})
    void whenThereIsNoSuchExercise(String command) {
      assertThat(console.run(command, "third")).isEqualTo(2);
      assertThat(console.err())
          .isEqualTo("couplet: there is no exercise 'third'; there are: ch01_first, ch02_second\n");
    }

    @Test
    void whenTheNameMayBeAnyOfSeveral() {
      assertThat(console.run("check", "ch0")).isEqualTo(2);
      assertThat(console.err())
          .isEqualTo("couplet: 'ch0' may be any of: ch01_first, ch02_second\n");
    }
  }

  @Nested
  class ExitsWith3 {
    @Test
    void whenItIsNotStartedByTheLauncher() {
      System.clearProperty(HOME);
      assertThat(console.run("check")).isEqualTo(3);
      console.assertSaid(
          "",
          "couplet: no exercises in an unnamed folder: start the coach by the file 'couplet' of a"
              + " checkout\n");
    }

    @Test
    void whenThereAreNoExercises() {
      assertThat(console.run("check")).isEqualTo(3);
      console.assertSaid(
          "",
          "couplet: no exercises in "
              + home.resolve("exercises")
              + ": get the whole checkout again\n");
    }

    @Test
    void whenTheAnswersCannotBeWritten() {
      checkout.add("ch01_first");
      Path answers = checkout.write("answers", "a file is in the way");
      assertThat(console.run("check")).isEqualTo(3);
      assertThat(console.err()).startsWith("couplet: cannot go on with " + answers).hasLineCount(1);
    }
  }

  @Nested
  class ExitsWith4 {
    @Test
    void whenAStatementIsMalformed() {
      Path statement = checkout.write("exercises/ch01_first/statement.adoc", "Greet");
      assertThat(console.run("check")).isEqualTo(4);
      assertThat(console.err())
          .startsWith(
              "couplet: a fault of ours, sorry. Please report it with these lines:\n"
                  + "java.lang.IllegalStateException: "
                  + statement
                  + ": the statement begins with 'Greet'; begin it with '= Its title'\n");
    }

    @Test
    void whenAnErrorIsThrown() {
      checkout.add("ch01_first");
      OutputStream broken =
          new OutputStream() {
            @Override
            public void write(int value) {
              throw new AssertionError("broken");
            }
          };
      Screen screen =
          new Screen(
              broken,
              OutputStream.nullOutputStream(),
              new Screen.Abilities(false, false, false, false));
      assertThat(Main.run(screen, "check")).isEqualTo(4);
    }
  }

  @Nested
  class Help {
    @Test
    void isShownOnStandardOutput() {
      assertThat(console.run("--help")).isZero();
      assertThat(console.err()).isEmpty();
      assertThat(console.out())
          .startsWith("Teaches asynchronous programming, an exercise at a time.\n")
          .contains("check  ", "hint  ", "shell  ", "audit  ")
          .doesNotContain("warm-up")
          .endsWith(
              "\nExit codes: 0 solved or done, 1 not solved, 2 usage, 3 this machine, 4 a fault\n"
                  + "of ours.\n");
    }

    @Test
    void isNoWiderThan80() {
      console.run("--help");
      assertThat(console.out().lines()).allMatch(line -> line.length() <= 80, "fits in 80 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "hint", "shell", "audit"})
    void isThereForEachCommand(String command) {
      assertThat(console.run(command, "--help")).isZero();
      assertThat(console.out()).startsWith("Usage: couplet " + command);
    }

    @Test
    void makesNoAnswers() {
      checkout.add("ch01_first");
      console.run("--help");
      assertThat(home.resolve("answers")).doesNotExist();
    }
  }

  @Nested
  class Version {
    @Test
    void saysWhichOneOnWhichJava() {
      assertThat(console.run("--version")).isZero();
      assertThat(console.err()).isEmpty();
      assertThat(console.out())
          .matches(
              "couplet \\d+\\.\\d+\\.\\d+\\S*\non Java " + Runtime.version().feature() + ".*\n");
    }
  }

  @Nested
  class Hints {
    @BeforeEach
    void addExercise() {
      checkout.add("ch01_first");
    }

    @Test
    void comeOneAtATimeAndAreRemembered() {
      for (String hint :
          new String[] {
            "What is in a name?", "Strings can be added.", "Return it.", "Return it."
          }) {
        Console next = new Console();
        assertThat(next.run("hint", "first")).isZero();
        assertThat(next.out()).contains("  " + hint + "\n").containsOnlyOnce(", hint ");
      }
    }

    @Test
    void areAboutTheNextExercise() {
      checkout.add("ch02_second");
      solved("first");
      console.run("hint");
      assertThat(console.out()).contains("ch02_second, hint 1 of 3:\n");
    }

    @Test
    void needANameWhenAllIsSolved() {
      solved("first");
      assertThat(console.run("hint")).isZero();
      assertThat(console.out())
          .endsWith("All exercises are solved: name the one that you want a hint to.\n");
    }
  }

  @Nested
  class TheAudit {
    @Test
    void exitsWith1WhereItFindsSomething() {
      checkout.add("ch01_first");
      checkout.write(
          "solutions/ch01_first/Greeting.java", TestCheckout.RIGHT.formatted("ch01_first"));
      assertThat(console.run("audit")).isEqualTo(1);
      assertThat(console.out())
          .startsWith(
              """
              ch01_first: 1 right answers; at least 2 are needed
              ch01_first: 0 wrong answers; at least 5 are needed
              ch01_first: greetsAda finds nothing that no other check finds: add a wrong
              answer that fails only it, or say above it why it stays, '// Stays: …'
              """)
          .contains(
              "1 exercises, 1 answers (1 right, 0 wrong): 0 false accepts, 0 false rejects, 0"
                  + " flips, 4 other findings, in ");
    }

    @Test
    void triesOnlyTheExercisesThatItIsGiven() {
      checkout.add("ch01_first");
      checkout.add("ch01_second");
      assertThat(console.run("audit", "second")).isEqualTo(1);
      assertThat(console.out())
          .contains("ch01_second: ", "1 exercises, 0 answers")
          .doesNotContain("ch01_first");
    }

    @Test
    void saysItInJson() {
      checkout.add("ch01_first");
      assertThat(console.run("audit", "--json")).isEqualTo(1);
      assertThat(console.out())
          .startsWith("{\"format\":1,\"exercises\":1,\"right\":0,\"wrong\":0,\"falseAccepts\":0,")
          .contains("\"findings\":[\"ch01_first: 0 right answers; at least 2 are needed\",");
    }
  }

  @Nested
  class HandedOutLater {
    @Test
    void isNamed() {
      checkout.add("ch01_first");
      console.run("hint");
      checkout.add("ch02_second");
      Console later = new Console();
      later.run("hint");
      assertThat(later.out())
          .startsWith(
              """
              New in HOME:
                FOLDER/Greeting.java
                FOLDER/GreetingTest.java

              """
                  .replace("HOME", home.resolve("answers").toString())
                  .replace("FOLDER/", Path.of("ch02_second", "x").toString().replace("x", "")));
    }

    @Test
    void isNamedByItsExercisesWhereItIsMuch() {
      checkout.add("ch01_first");
      console.run("hint");
      List.of("ch02_a", "ch03_b", "ch04_c", "ch05_d", "ch06_e").forEach(checkout::add);
      Console later = new Console();
      later.run("hint");
      assertThat(later.out())
          .startsWith(
              """
              New in HOME:
                ch02_a
                ch03_b
                ch04_c
                ch05_d
                ch06_e

              """
                  .replace("HOME", home.resolve("answers").toString()));
    }
  }
}
