// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.trace.Kind;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void standsOnItsOwn() {
    assertThat(Page.of("a run", Runs.blocked()).html())
        .doesNotContain("src=", "@import", "<link", "fetch(", "XMLHttpRequest", "@DATA@", "@TITLE@")
        .doesNotContainPattern("href=\"(?!#)")
        .doesNotContainPattern("url\\((?!#)");
  }

  @Test
  void showsItsTitleAsItIs() {
    assertThat(Page.of("<b> & co", Runs.blocked()).html())
        .contains("<title>&lt;b&gt; &amp; co</title>");
  }

  @Test
  void ofTwoRunsSaysWhereTheyPart() {
    assertThat(Page.of("both", Runs.unblocked(), Runs.blocked()).html())
        .contains(
            "In both runs call c2 is made: at 250 ms in the expected one, at 500 ms in yours.");
  }

  @Test
  void ofTwoRunsThatDoNotPartSaysSo() {
    assertThat(Page.of("both", Runs.blocked(), Runs.blocked()).html())
        .contains("The two runs go the same way.");
  }

  @Test
  void leavesOutTheEndOfARunThatIsTooLong() {
    Script script = new Script();
    for (int i = 1; i <= 5_000; i++) {
      script.at(i).add(Kind.NOTE, null, "note " + i * 7919 % 10_000);
    }
    PageRun run = new PageRun("long", script.trace());
    assertThat(run.encoded(1_000_000).length()).isGreaterThan(20_000);
    assertThat(run.encoded(20_000).length()).isBetween(10_000, 20_000);
  }
}
