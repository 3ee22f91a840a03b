// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.fixture.Programs;
import dev.couplet.coach.fixture.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch on a real terminal and the real exercise: a copy of the checkout's. */
class WatchInTerminalTest {
  private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final String NAME = "ch03_countdown";

  @TempDir private Path home;
  private @Nullable Tmux terminal;

  @BeforeEach
  void startTheWatch() throws IOException {
    copy(CHECKOUT.resolve("exercises").resolve(NAME), home.resolve("exercises").resolve(NAME));
    terminal =
        Tmux.running(
            "'%s' -Dcouplet.home='%s' -Dcouplet.output=utf8 -Dcouplet.terminal=true -cp '%s' %s"
                .formatted(
                    Programs.java(),
                    home,
                    System.getProperty("java.class.path"),
                    Main.class.getName()),
            home);
  }

  @AfterEach
  void close() throws IOException {
    if (terminal != null) {
      terminal.close();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void aSavedRightAnswerIsJudgedWithoutAKeyAndQGivesTheTerminalBack() throws IOException {
    terminal.await("the first verdict", lines -> lines.contains("▸ still to be written."));
    Files.copy(
        CHECKOUT.resolve("solutions").resolve(NAME).resolve("Countdown.java"),
        home.resolve("answers").resolve(NAME).resolve("Countdown.java"),
        StandardCopyOption.REPLACE_EXISTING);
    terminal.await(
        "a verdict", lines -> lines.stream().anyMatch(line -> line.startsWith("✓ solved, all")));
    assertThat(terminal.screen())
        .hasSizeLessThanOrEqualTo(40)
        .anyMatch(line -> line.contains("1 of 1 solved"));
    terminal.press("q");
    terminal.awaitLine("exit code 0");
  }
}
