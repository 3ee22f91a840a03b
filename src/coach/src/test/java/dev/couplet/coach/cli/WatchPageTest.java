// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.fixture.TestCheckout;
import dev.couplet.coach.grading.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchPageTest {
  private static final Hint HINT = new Hint(1, 3, "Look at `name`.");

  @TempDir private Path home;
  private final Console plain = new Console();
  private Exercise exercise;

  @BeforeEach
  void addExercise() {
    TestCheckout checkout = new TestCheckout(home);
    checkout.add("ch01_first");
    String statement = checkout.read("exercises/ch01_first/statement.adoc");
    checkout.write(
        "exercises/ch01_first/statement.adoc",
        statement.replace("by name.\n", "by name.\n" + "\n* A guest is greeted.".repeat(30)));
    exercise = checkout.catalog().find("ch01_first");
  }

  private WatchPage page(int verdictLines, Optional<Hint> hint) {
    Consumer<Screen> verdict =
        screen -> {
          for (int i = 1; i <= verdictLines; i++) {
            screen.line("verdict " + i);
          }
        };
    return new WatchPage(
        exercise,
        Path.of("Greeting.java"),
        verdict,
        hint,
        "",
        1,
        4,
        false,
        List.of("n next", "q quit"));
  }

  private List<String> lines(int verdictLines, Optional<Hint> hint, int columns, int rows) {
    return page(verdictLines, hint).lines(plain.screen(), columns, rows);
  }

  @ParameterizedTest
  @CsvSource({"80,24", "200,60", "150,20", "60,16", "40,12", "100,100"})
  void fillsTheTerminalAndNoMore(int columns, int rows) {
    List<String> lines = lines(30, Optional.of(HINT), columns, rows);
    assertThat(lines).hasSize(rows).allMatch(line -> Text.width(line) <= columns);
  }

  @Test
  void losesNoRowToLinesThatAreTooWideForTheTerminal() {
    Console wide = new Console();
    exercise = withBody("----\n" + "word ".repeat(20) + "\n" + "x".repeat(200) + "\n----\n");
    Consumer<Screen> verdict =
        screen -> {
          Verdict.Place place = new Verdict.Place(Path.of("answers/ch01_getter/Kitchen.java"), 33);
          Words.onPage(screen)
              .say(
                  exercise,
                  new Verdict.NotSolved(
                      List.of(
                          new Verdict.CheckResult(
                              "nothingIsServedBeforeTheCookReturns",
                              false,
                              " expected: " + "y".repeat(100),
                              Optional.of(place)))),
                  false);
        };
    List<String> lines =
        new WatchPage(
                exercise,
                Path.of("Greeting.java"),
                verdict,
                Optional.of(HINT),
                "Kept: " + "z".repeat(100),
                1,
                4,
                false,
                List.of("n next", "q quit"))
            .lines(wide.screen(), 80, 24);
    assertThat(lines).hasSize(24).allMatch(line -> Text.width(line) <= 80);
    assertThat(lines.get(0)).startsWith("Greet  ch01_first");
    assertThat(lines).contains("nothingIsServedBeforeTheCookReturns failed");
  }

  private Exercise withBody(String body) {
    TestCheckout checkout = new TestCheckout(home);
    checkout.write(
        "exercises/ch01_first/statement.adoc",
        TestCheckout.statement("ch01_first").replace("by name.\n", "by name.\n\n" + body));
    return checkout.catalog().find("ch01_first");
  }

  @Nested
  class InANarrowTerminal {
    @Test
    void theStatementIsFoldedForTheVerdict() {
      List<String> lines = lines(5, Optional.empty(), 80, 24);
      assertThat(lines)
          .contains("Greet each guest by name.", "verdict 1", "verdict 5")
          .anyMatch(line -> line.matches("… \\d+ more lines: m"));
    }

    @Test
    void theVerdictIsFoldedForTheHint() {
      List<String> lines = lines(30, Optional.of(HINT), 80, 24);
      assertThat(lines)
          .contains("verdict 1", "Hint 1 of 3:", "  Look at `name`.")
          .doesNotContain("verdict 30");
    }

    @Test
    void theKeysAreLastAndTheProgressAboveThem() {
      List<String> lines = lines(5, Optional.empty(), 80, 24);
      assertThat(lines.get(23)).isEqualTo("n next  q quit");
      assertThat(lines.get(22)).startsWith("█████░░░░░░░░░░░░░░░  1 of 4 solved");
    }
  }

  @Nested
  class InAWideTerminal {
    @Test
    void theVerdictStandsBesideTheStatement() {
      assertThat(lines(5, Optional.empty(), 200, 60))
          .anyMatch(
              line ->
                  line.startsWith("Greet each guest by name. ") && line.endsWith("│ verdict 1"));
    }
  }

  @Nested
  class TheWhole {
    @Test
    void isNotFolded() {
      assertThat(page(30, Optional.of(HINT)).whole(plain.screen(), 80))
          .contains("verdict 30", "Hint 1 of 3:")
          .filteredOn(line -> line.equals("• A guest is greeted."))
          .hasSize(30);
    }
  }

  @Nested
  class InColour {
    @Test
    void takesNoMoreRoom() {
      Screen colourful = new Console(new Screen.Abilities(false, true, true, true)).screen();
      List<String> lines = page(5, Optional.of(HINT)).lines(colourful, 80, 24);
      assertThat(lines).hasSize(24).allMatch(line -> Text.width(line) <= 80);
      assertThat(String.join("", lines)).contains("\u001b[36mname\u001b[0m");
    }
  }
}
