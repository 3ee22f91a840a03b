// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.fixture.TestCheckout;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the smaller commands say, to the letter. */
class CommandsTest {
  @TempDir private Path home;
  private final Console console = new Console();
  private TestCheckout checkout;

  @BeforeEach
  void startInACheckout() {
    checkout = new TestCheckout(home);
    checkout.add("ch01_first");
    checkout.add("ch02_second");
    checkout.write("answers/.couplet/progress", "first solved\nsecond hint 1\n");
    checkout.write("answers/ch01_first/Greeting.java", TestCheckout.RIGHT.formatted("ch01_first"));
    System.setProperty("couplet.home", home.toString());
  }

  @AfterEach
  void forgetTheCheckout() {
    System.clearProperty("couplet.home");
  }

  private void says(String words, String... arguments) {
    assertThat(console.run(arguments)).isZero();
    console.assertSaid(words, "");
  }

  @Test
  void listHasALineForEach() {
    says(
        """
        solved     ch01_first   Greet  write, 5 min
        not begun  ch02_second  Greet  write, 5 min
        """,
        "list");
  }

  @Test
  void progressCountsBySection() {
    says(
        """
        01-hello  ██████████░░░░░░░░░░  1 of 2

        1 of 2 solved, with 1 hint.
        Next: ch02_second, Greet.
        """,
        "progress");
  }

  @Test
  void nextShowsTheFirstThatIsNotSolved() {
    console.run("list");
    Console next = new Console();
    assertThat(next.run("next")).isZero();
    assertThat(next.out())
        .contains("Greet  (ch02_second)\n\nGreet each guest by name.\n\nYour file: ")
        .endsWith(Console.typedHere("Try: ./couplet check ch02_second\n"));
  }

  @Nested
  class CheckAll {
    @Test
    void saysALineForEachThatIsBegunAndCountsTheRest() {
      checkout.write("answers/ch02_second/Greeting.java", "package ch02_second;");
      checkout.add("ch03_third");
      assertThat(console.run("check", "--all")).isEqualTo(ExitCode.NOT_SOLVED);
      assertThat(console.out())
          .contains("✓ ch01_first: solved.\n✗ ch02_second: not solved.\n    It does not compile")
          .endsWith("1 solved, 1 not solved, 1 not begun.\n");
    }
  }

  @Nested
  class Hint {
    @BeforeEach
    void addAHintForAFailure() {
      String statement = checkout.read("exercises/ch01_first/statement.adoc");
      checkout.write(
          "exercises/ch01_first/statement.adoc",
          statement + "\n[.hint,when=\"greetsBob\"]\n--\nNot all are Ada.\n--\n");
    }

    private String hintAfterChecking(String text) {
      checkout.write("answers/ch01_first/Greeting.java", text.formatted("ch01_first"));
      console.run("check", "first");
      Console later = new Console();
      later.run("hint", "first");
      return later.out();
    }

    @Test
    void isThatOfTheFailureAtHand() {
      assertThat(hintAfterChecking(TestCheckout.RIGHT.replace("+ name", "+ \"Ada\"")))
          .contains("hint 1 of 3:\n  Not all are Ada.\n");
    }

    @Test
    void isThatForEverybodyWhileNothingIsWritten() {
      assertThat(hintAfterChecking(TestCheckout.STUB))
          .contains("hint 1 of 3:\n  What is in a name?\n");
    }
  }

  @Nested
  class Reset {
    @Test
    void saysWhereTheOldFileIsAndCountsItAsNotSolved() {
      Path kept = home.resolve("answers/ch01_first/Greeting.java.old");
      says("ch01_first begins again. Your old file is kept:\n  " + kept + "\n", "reset", "first");
      Console list = new Console();
      list.run("list");
      assertThat(list.out()).startsWith("not begun  ch01_first");
    }

    @Test
    void ofAllNamesThoseThatWereBegun() {
      Path kept = home.resolve("answers/ch01_first/Greeting.java.old");
      says("ch01_first begins again. Your old file is kept:\n  " + kept + "\n", "reset", "--all");
    }
  }

  @Nested
  class Solution {
    @BeforeEach
    void answerIt() {
      checkout.write(
          "solutions/ch01_first/Greeting.java",
          "package ch01_first;\n\n/** Adds two strings. */\nfinal class Greeting {}\n");
      checkout.write(
          "solutions/ch01_first/right/Joins.java",
          "package ch01_first;\n\n/** Joins a list. */\nfinal class Greeting {}\n");
      checkout.write("answers/ch01_first/Greeting.java", "final class Greeting { }");
      console.run("list");
    }

    @Test
    void showsEachWithWhatItTeaches() {
      Console later = new Console();
      assertThat(later.run("solution", "first")).isZero();
      later.assertSaid(
          """
          Yours: Greeting.java

          final class Greeting { }

          Ours: Greeting.java
          Adds two strings.

          final class Greeting {}

          Another right one: Joins.java
          Joins a list.

          final class Greeting {}
          """,
          "");
    }

    @Test
    void isNotShownBeforeItIsSolved() {
      Console later = new Console();
      assertThat(later.run("solution", "second")).isEqualTo(ExitCode.NOT_SOLVED);
      assertThat(later.out())
          .isEqualTo(
              Console.typedHere(
                  "ch02_second is not solved yet. Try: ./couplet hint ch02_second\n"));
    }
  }

  @Test
  void completionKnowsEachCommand() {
    assertThat(console.run("completion")).isZero();
    assertThat(console.out()).contains("complete -F _complete_couplet", "progress", "--all");
  }
}
