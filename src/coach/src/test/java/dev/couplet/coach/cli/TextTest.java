// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TextTest {
  @Nested
  class ALineThatIsFolded {
    @Test
    void staysAsItIsWhereThereIsRoom() {
      assertThat(Text.fold("  \u001b[1mfive\u001b[0m", 6))
          .containsExactly("  \u001b[1mfive\u001b[0m");
    }

    @Test
    void isBrokenAtSpaces() {
      assertThat(Text.fold("  one two three", 10)).containsExactly("  one two", "three");
    }

    @Test
    void isBrokenWithinAWordThatIsTooLong() {
      assertThat(Text.fold("  abcdefghijklmno p", 10)).containsExactly("  abcdefgh", "ijklmno p");
    }

    @Test
    void losesItsColourWhereItIsBroken() {
      assertThat(Text.fold("\u001b[1mone two\u001b[0m three", 10))
          .containsExactly("one two", "three");
    }

    @Test
    void isMeasuredInColumns() {
      assertThat(Text.fold("日本語日本語", 5)).containsExactly("日本", "語日", "本語");
    }
  }
}
