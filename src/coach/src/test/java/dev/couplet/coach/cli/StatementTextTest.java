// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementTextTest {
  private static String laidOut(String source) {
    return String.join(
        "\n", new StatementText(new Console().screen(), 40).lines(source.lines().toList()));
  }

  @Test
  void aParagraphIsFilled() {
    assertThat(laidOut("one two three four five six seven\neight nine"))
        .isEqualTo("one two three four five six seven eight\nnine");
  }

  @Test
  void anItemHangs() {
    assertThat(laidOut("* one two three four five six seven eight\n** nine\n. ten\n. eleven"))
        .isEqualTo("• one two three four five six seven\n  eight\n  • nine\n1. ten\n2. eleven");
  }

  @Test
  void aTableHasColumns() {
    assertThat(laidOut("|===\n|at second |`tick` gets\n\n|0.0 |3\n|10.0 |2\n|==="))
        .isEqualTo(
            "  at second   `tick` gets\n  ───────────────────────\n  0.0         3\n  10.0        2");
  }

  @Test
  void codeStaysAsItIs() {
    assertThat(laidOut("[source,java]\n----\nint   x;\n----\n  int   y;"))
        .isEqualTo("  int   x;\n  int   y;");
  }

  @Test
  void aLinkIsItsWords() {
    assertThat(laidOut("See https://example.org[the page]; not this."))
        .isEqualTo("See the page; not this.");
  }

  @Test
  void colourTakesTheQuotesAway() {
    Screen colourful = new Console(new Screen.Abilities(false, true, true, true)).screen();
    assertThat(new StatementText(colourful, 40).lines(java.util.List.of("call `a b` now")))
        .containsExactly("call \u001b[36ma\u001b[0m \u001b[36mb\u001b[0m now");
  }
}
