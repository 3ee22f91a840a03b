// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditorTest {
  private static Optional<Editor> editor(Map<String, String> environment, String... onThePath) {
    return Editor.of(environment, List.of(onThePath)::contains);
  }

  @Test
  void isWhatVisualNamesBeforeWhatEditorNames() {
    assertThat(editor(Map.of("VISUAL", "nvim", "EDITOR", "nano"), "code"))
        .contains(new Editor(List.of("nvim")));
  }

  @Test
  void isVsCodeForWhoSitsInIt() {
    assertThat(editor(Map.of("EDITOR", "vi", "TERM_PROGRAM", "vscode"), "code"))
        .contains(new Editor(List.of("code")));
  }

  @Test
  void isVsCodeWhereNoneIsNamedAndItIsThere() {
    assertThat(editor(Map.of(), "code")).contains(new Editor(List.of("code")));
    assertThat(editor(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vim            | vim +7 A.java",
        "/usr/bin/nano  | /usr/bin/nano +7 A.java",
        "emacs -nw      | emacs -nw +7 A.java",
        "code --wait    | code --goto A.java:7",
        "subl -w        | subl A.java:7",
        "hx             | hx A.java:7",
        "idea           | idea --line 7 A.java",
        "ed             | ed A.java"
      })
  void isStartedAtTheLineInItsOwnWay(String named, String command) {
    Editor editor = new Editor(Arrays.asList(named.split(" ")));
    assertThat(String.join(" ", editor.command(Path.of("A.java"), 7))).isEqualTo(command);
  }

  @Test
  void takesTheTerminalUnlessItOpensAWindow() {
    assertThat(new Editor(List.of("/usr/bin/vim")).inTerminal()).isTrue();
    assertThat(new Editor(List.of("code.cmd")).inTerminal()).isFalse();
  }

  @Test
  void saysSoWhereItCannotBeStarted() {
    assertThat(new Editor(List.of("no-such-editor")).open(Path.of("A.java"), 1))
        .contains("'no-such-editor' cannot be started; set EDITOR to your editor.");
  }
}
