// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.cli.Screen.Abilities;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
  private static final Abilities ASCII = new Abilities(true, false, false, false);
  private static final Abilities COLOURFUL = new Abilities(false, true, true, true);

  @Nested
  class InAscii {
    private final Console console = new Console(ASCII);

    @ParameterizedTest
    @CsvSource(
        delimiter = ' ',
        quoteCharacter = '~',
        value = {
          "→ ->", "← <-", "… ...", "— -", "– -", "’ '", "‘ '", "“ \"", "” \"", "✓ +", "✗ x", "• *",
          "× x", "≤ <=", "≥ >=", "≠ !=", "½ 1/2", "é e", "Ü U", "ß ss", "ø o", "ﬁ fi", "１ 1", "│ |",
          "└ +", "µ u", "№ No", "™ TM"
        })
    void aCharacterIsSpelledAsItIsUsuallyTyped(String character, String spelling) {
      console.screen().line(character);
      assertThat(console.out()).isEqualTo(spelling + "\n");
    }

    @Test
    void aLetterOfSeveralCharactersIsSpelledOnce() {
      console.screen().line("cafe\u0301 soft\u00adhyphen no\u00a0break");
      assertThat(console.out()).isEqualTo("cafe softhyphen no break\n");
    }

    @Test
    void whatHasNoSpellingIsOneQuestionMark() {
      console.screen().line("平 \uD83D\uDE00");
      assertThat(console.out()).isEqualTo("? ?\n");
    }

    @Test
    void noByteIsAbove127WhicheverWayTheTextTakes() {
      Screen screen = console.screen();
      screen.line("é→平");
      screen.paragraph(2, "é→平");
      screen.out().println("é→平");
      PrintWriter writer = screen.writer(screen.out());
      writer.print("é→平");
      writer.write('é');
      writer.flush();
      for (byte each : console.bytes()) {
        assertThat(each).isNotNegative();
      }
    }

    @Test
    void aWriterSpellsToo() {
      PrintWriter writer = console.screen().writer(console.screen().out());
      writer.println("“café” → …");
      assertThat(console.out()).isEqualTo("\"cafe\" -> ...\n");
    }

    @Test
    void aLineThatIsCutIsNoWiderThan80AsItIsSpelled() {
      console.screen().cutLine("→".repeat(80));
      assertThat(console.out()).isEqualTo("->".repeat(38) + "-...\n");
    }

    @Test
    void aComplaintSpellsToo() {
      console.screen().complain("no ‘café’");
      assertThat(console.err()).isEqualTo("couplet: no 'cafe'\n");
    }
  }

  @Nested
  class InUtf8 {
    @Test
    void aCharacterIsItself() {
      Console console = new Console(new Abilities(false, false, false, false));
      console.screen().line("“café” → … 平");
      assertThat(console.out()).isEqualTo("“café” → … 平\n");
    }
  }

  @Nested
  class AParagraph {
    private final Console console = new Console();

    private void paragraph(int indent, String text) {
      console.screen().paragraph(indent, text);
    }

    @Test
    void isNoWiderThan80() {
      paragraph(2, "ten chars ".repeat(30));
      assertThat(console.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void fillsItsLines() {
      paragraph(0, "x".repeat(39) + " " + "y".repeat(40) + " z");
      assertThat(console.out()).isEqualTo("x".repeat(39) + " " + "y".repeat(40) + "\nz\n");
    }

    @Test
    void isNoWiderThan80WhenItsCharactersTakeMoreRoomInAscii() {
      Console ascii = new Console(ASCII);
      ascii.screen().paragraph(0, "x… ".repeat(40));
      assertThat(ascii.out().lines()).allMatch(line -> line.length() <= 80).hasSizeGreaterThan(1);
    }

    @Test
    void keepsALongWordWhole() {
      paragraph(2, "a " + "w".repeat(100) + " b");
      assertThat(console.out()).isEqualTo("  a\n  " + "w".repeat(100) + "\n  b\n");
    }

    @Test
    void keepsItsLinesApart() {
      paragraph(2, "one\ntwo\r\nthree");
      assertThat(console.out()).isEqualTo("  one\n  two\n  three\n");
    }

    @Test
    void keepsWhatIsIndentedAsItIs() {
      String code = "  int x;  // " + "wide ".repeat(20) + "!";
      paragraph(2, code);
      assertThat(console.out()).isEqualTo("  " + code + "\n");
    }

    @Test
    void leavesNoSpacesAtTheEndOfLines() {
      paragraph(2, "one\n\n   \ntwo ");
      assertThat(console.out()).isEqualTo("  one\n\n\n  two\n");
    }
  }

  @Nested
  class Colour {
    @Test
    void isThereWhereItIsWanted() {
      Screen screen = new Console(COLOURFUL).screen();
      assertThat(screen.good("solved")).isEqualTo("\u001b[32;1msolved\u001b[0m");
    }

    @Test
    void isNotThereElsewhere() {
      Screen screen = new Console(new Abilities(false, true, true, false)).screen();
      assertThat(screen.good("a") + screen.bad("b") + screen.strong("c")).isEqualTo("abc");
    }
  }

  @Nested
  class ANewPage {
    @Test
    void clearsATerminalThatCanBeCleared() {
      Console console = new Console(COLOURFUL);
      console.screen().clear();
      assertThat(console.out()).isEqualTo("\u001b[H\u001b[2J");
    }

    @Test
    void isAnEmptyLineElsewhere() {
      Console console = new Console(new Abilities(false, true, false, false));
      console.screen().clear();
      assertThat(console.out()).isEqualTo("\n");
    }
  }

  @Nested
  class ItsAbilities {
    private final Map<String, String> properties =
        new HashMap<>(Map.of("couplet.terminal", "true"));
    private final Map<String, String> environment = new HashMap<>(Map.of("TERM", "xterm"));

    private Abilities abilities() {
      return Abilities.of(properties::get, environment);
    }

    @Test
    void areAllThoseOfATerminal() {
      assertThat(abilities()).isEqualTo(new Abilities(false, true, true, true));
    }

    @Test
    void areNoneInAPipe() {
      properties.remove("couplet.terminal");
      assertThat(abilities()).isEqualTo(new Abilities(false, false, false, false));
    }

    @Test
    void leaveColourOutWhereNoColorIsSet() {
      environment.put("NO_COLOR", "1");
      assertThat(abilities()).isEqualTo(new Abilities(false, true, true, false));
    }

    @Test
    void keepColourWhereNoColorIsEmpty() {
      environment.put("NO_COLOR", "");
      assertThat(abilities().colour()).isTrue();
    }

    @Test
    void leaveEscapesOutOnADumbTerminal() {
      environment.put("TERM", "dumb");
      assertThat(abilities()).isEqualTo(new Abilities(false, true, false, false));
    }

    @Test
    void areAllThereWhereTermIsNotSetAsOnWindows() {
      environment.remove("TERM");
      assertThat(abilities()).isEqualTo(new Abilities(false, true, true, true));
    }

    @Test
    void areAsciiWhereTheLauncherSaysSo() {
      properties.put("couplet.output", "ascii");
      assertThat(abilities().ascii()).isTrue();
    }
  }
}
