// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
  @ParameterizedTest
  @CsvSource({
    "TERM_PROGRAM, vscode, VSCODE",
    "TERM_PROGRAM, WezTerm, FILE",
    "KITTY_WINDOW_ID, 1, FILE",
    "WT_SESSION, 1, FILE",
    "VTE_VERSION, 6003, FILE",
    "VTE_VERSION, 4205, NONE",
    "TERM_PROGRAM, Apple_Terminal, NONE",
    "TERM, xterm-256color, NONE",
    "FORCE_HYPERLINK, 1, FILE"
  })
  void areThereWhereTheTerminalIsKnownToShowThem(String name, String value, Links links) {
    assertThat(Links.of(Map.of(name, value))).isEqualTo(links);
  }

  @Test
  void areNotThereWithinAMultiplexer() {
    assertThat(Links.of(Map.of("TERM", "tmux-256color", "VTE_VERSION", "6003")))
        .isEqualTo(Links.NONE);
  }

  @Test
  void areNotThereWhereTheyAreForbidden() {
    assertThat(Links.of(Map.of("TERM_PROGRAM", "vscode", "FORCE_HYPERLINK", "0")))
        .isEqualTo(Links.NONE);
  }

  @Test
  void goToTheFileAndTakeNoRoom() {
    Path file = Path.of("a b.java").toAbsolutePath();
    String link = Links.FILE.to(file, 3, "a b.java:3");
    assertThat(link)
        .isEqualTo("\u001b]8;;" + file.toUri() + "\u001b\\a b.java:3\u001b]8;;\u001b\\");
    assertThat(Text.width(link)).isEqualTo(10);
  }

  @Test
  void goToTheLineInVsCode() {
    Path file = Path.of("a.java").toAbsolutePath();
    assertThat(Links.VSCODE.to(file, 3, "a"))
        .contains(";vscode://file/")
        .contains("a.java:3\u001b");
  }
}
