// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
  private static final String SOUND =
      """
      // SPDX-License-Identifier: Apache-2.0
      = Greet
      :id: greet
      :kind: write
      :minutes: 5
      :needs:
      :section: 01-hello

      Greet each guest by name,
      and do not shout.

      * A list.

      [.hint]
      --
      What is in a name?

        indented code
      --

      More words.

      [.hint]
      --
      Return it.
      --
      """;

  @Nested
  class AHintForAFailure {
    private final Statement statement =
        Statement.parse(
            SOUND
                + """

                [.hint,when="greetsAda, greetsBob"]
                --
                Who is greeted?
                --
                """);

    @Test
    void isShownFirstToWhomeverFailsOneOfItsChecks() {
      assertThat(statement.hint(1, List.of("isPolite", "greetsBob"))).isEqualTo("Who is greeted?");
    }

    @Test
    void isNotShownToOthers() {
      assertThat(statement.hint(1, List.of("isPolite"))).startsWith("What is in a name?");
    }

    @Test
    void isNotShownLater() {
      assertThat(statement.hint(2, List.of("greetsBob"))).isEqualTo("Return it.");
    }

    @Test
    void isNoneOfTheTiers() {
      assertThat(statement.hints()).hasSize(2);
    }

    @Test
    void hasToNameChecks() {
      refused("[.hint]\n--\nReturn", "[.hint,when=\"\"]\n--\nReturn")
          .hasMessage("'when=\"\"' names no checks; name those that it is for");
    }

    @Test
    void isNotMistyped() {
      refused("[.hint]\n--\nReturn", "[.hint,for=\"a\"]\n--\nReturn")
          .hasMessage(
              "'[.hint,for=\"a\"]' is no hint; write '[.hint]' or"
                  + " '[.hint,when=\"aCheck another\"]'");
    }
  }

  @Nested
  class TheBody {
    @Test
    void isWhatIsNeitherHeaderNorHint() {
      assertThat(Statement.parse(SOUND).body())
          .containsExactly(
              "Greet each guest by name,",
              "and do not shout.",
              "",
              "* A list.",
              "",
              "",
              "More words.");
    }
  }

  @Nested
  class ASoundStatement {
    private final Statement statement = Statement.parse(SOUND);

    @Test
    void hasATitle() {
      assertThat(statement.title()).isEqualTo("Greet");
    }

    @Test
    void hasAttributes() {
      assertThat(statement.attributes())
          .isEqualTo(
              Map.of(
                  "id",
                  "greet",
                  "kind",
                  "write",
                  "minutes",
                  "5",
                  "needs",
                  "",
                  "section",
                  "01-hello"));
    }

    @Test
    void hasItsFirstParagraphInOneLineAsGist() {
      assertThat(statement.gist()).isEqualTo("Greet each guest by name, and do not shout.");
    }

    @Test
    void hasHintsInOrderWithTheirLinesAsTheyAre() {
      assertThat(statement.hints())
          .containsExactly("What is in a name?\n\n  indented code", "Return it.");
    }

    @Test
    void mayHaveNoHints() {
      String without = SOUND.substring(0, SOUND.indexOf("[.hint]"));
      assertThat(Statement.parse(without).hints()).isEmpty();
    }

    @Test
    void mayEndItsLinesAsWindowsDoes() {
      assertThat(Statement.parse(SOUND.replace("\n", "\r\n"))).isEqualTo(statement);
    }

    @Test
    void mayHaveSpacesAtTheEndOfLines() {
      assertThat(Statement.parse(SOUND.replace("\n", " \n"))).isEqualTo(statement);
    }

    @Test
    void mayRepeatItsTitleAsAnAttribute() {
      String repeated = SOUND.replace(":id: greet", ":id: greet\n:title: Greet");
      assertThat(Statement.parse(repeated).title()).isEqualTo("Greet");
    }
  }

  @Nested
  class WithoutATitle {
    @ParameterizedTest
    @CsvSource({"Greet, Greet", "== Greet, == Greet", "=, =", "'', :id: greet"})
    void aTitleIsAskedFor(String instead, String found) {
      refused("= Greet", instead)
          .hasMessage("the statement begins with '" + found + "'; begin it with '= Its title'");
    }

    @Test
    void anEmptyTextIsRefusedToo() {
      assertThatThrownBy(() -> Statement.parse(""))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the statement begins with ''; begin it with '= Its title'");
    }

    @Test
    void aTitleFurtherDownDoesNotCount() {
      refused("= Greet", "A preface.\n\n= Greet")
          .hasMessageStartingWith("the statement begins with 'A preface.'");
    }
  }

  @Nested
  class InTheHeader {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          ":id: greet | ':id:' | a name of a-z, 0-9 and hyphens, such as 'three-counters'",
          ":kind: write | ':kind:' | one of write, fix, predict, test",
          ":minutes: 5 | ':minutes:' | how long it takes, such as '10'",
          ":section: 01-hello | ':section:' | a section, such as '03-reactor'"
        })
    void eachNeededAttributeIsAskedFor(String line, String name, String meaning) {
      refused(line + "\n", "").hasMessage("the header has no " + name + "; add it with " + meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Three counters", "drei-zähler", "-greet", "a/b"})
    void anIdIsOneWord(String id) {
      refused(":id: greet", ":id: " + id)
          .hasMessage(
              "':id:' is '"
                  + id
                  + "'; make it a name of a-z, 0-9 and hyphens, such as 'three-counters'");
    }

    @Test
    void aKindIsOneThatTheCoachKnows() {
      refused(":kind: write", ":kind: wirte")
          .hasMessage("':kind:' is 'wirte'; make it one of write, fix, predict, test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "ten", "5 min"})
    void minutesAreANumber(String minutes) {
      refused(":minutes: 5", ":minutes: " + minutes)
          .hasMessage("':minutes:' is '" + minutes + "'; make it how long it takes, such as '10'");
    }

    @ParameterizedTest
    @ValueSource(strings = {":kind write", "kind: write", ":kind:write", "Ada Lovelace"})
    void aLineThatIsNoAttributeIsPointedAt(String line) {
      refused(":kind: write", line)
          .hasMessage(
              "line 4, '"
                  + line
                  + "', is no attribute; write ':name: value', and an empty line below the header");
    }

    @Test
    void anAttributeStandsOnce() {
      refused(":id: greet", ":id: greet\n:id: greet-again")
          .hasMessage("the header has ':id:' twice; keep one");
    }

    @Test
    void aSecondTitleIsTheSame() {
      refused(":id: greet", ":id: greet\n:title: Hail")
          .hasMessage("':title:' differs from '= Greet'; take it away, or make it equal");
    }
  }

  @Nested
  class WithoutAFirstParagraph {
    @ParameterizedTest
    @ValueSource(
        strings = {"", "* A list.", "== A section", "[.hint]\n--\nHint.\n--", "|===\n|==="})
    void oneIsAskedFor(String instead) {
      String header = SOUND.substring(0, SOUND.indexOf("Greet each"));
      assertThatThrownBy(() -> Statement.parse(header + instead))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the statement has no first paragraph; say below the header in a sentence what to"
                  + " do");
    }
  }

  @Nested
  class AHint {
    @Test
    void isAnOpenBlock() {
      refused("[.hint]\n--\nReturn it.", "[.hint]\nReturn it.")
          .hasMessage("hint 2 is no open block; put a line '--' above and below its words");
    }

    @Test
    void isNotTheLastLine() {
      refused("[.hint]\n--\nReturn it.\n--\n", "[.hint]")
          .hasMessage("hint 2 is no open block; put a line '--' above and below its words");
    }

    @Test
    void hasAnEnd() {
      refused("Return it.\n--", "Return it.")
          .hasMessage("hint 2 has no end; put a line '--' below its words");
    }

    @Test
    void hasWords() {
      refused("Return it.\n", "\n").hasMessage("hint 2 is empty; write it, or take it away");
    }
  }

  /** The sound statement with {@code part} replaced by {@code instead}, refused. */
  private static AbstractThrowableAssert<?, ?> refused(String part, String instead) {
    assertThat(SOUND).contains(part);
    return assertThatThrownBy(() -> Statement.parse(SOUND.replace(part, instead)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
