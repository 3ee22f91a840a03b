// SPDX-License-Identifier: Apache-2.0
package ch02;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients of the chapter print what it shows, but for ports and times. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClientsTest {
  private static final List<String> PORTS =
      Runs.serve("--bytes=100", "--delay=1", "couplet", "door", "two-bells");

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "threads", "select"})
  void thePoemsCome(String kind) throws IOException {
    StringWriter printed = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("--quiet"));
    arguments.addAll(PORTS);
    Runs.command("get-poetry-" + kind, printed).execute(arguments.toArray(String[]::new));
    String shown = Files.readString(Path.of("listings/ch02/" + kind + ".txt"));
    // In which order they end, nobody knows: the poems come quickly here.
    assertThat(masked(printed.toString())).containsExactlyInAnyOrderElementsOf(masked(shown));
  }

  private static List<String> masked(String text) {
    return text.lines()
        .map(line -> line.replaceAll(":\\d+", ":PORT").replaceAll("\\d+\\.\\d\\d s", "T s"))
        .toList();
  }
}
