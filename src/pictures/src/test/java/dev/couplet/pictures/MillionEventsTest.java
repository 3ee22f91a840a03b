// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A very long run, in little memory. */
class MillionEventsTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void recordWriteReadAndDraw() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                MillionEvents.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).startsWith("1000000 events, ");
  }

  @Test
  void itsFileHasALineForEachEventAndOneForTheWhole() throws IOException {
    try (var lines = Files.lines(folder.resolve("million.jsonl"))) {
      assertThat(lines.count()).isEqualTo(1_000_001);
    }
  }

  @Test
  void itsPageIsSmallerThanTenMegabytes() throws IOException {
    assertThat(Files.size(folder.resolve("million.html"))).isBetween(1_000_000L, 10_000_000L);
  }

  @Test
  void itsPicturesStaySmall() throws IOException {
    assertThat(Files.size(folder.resolve("million.svg"))).isLessThan(1_000_000);
    assertThat(Files.size(folder.resolve("million.txt"))).isLessThan(10_000);
  }

  @Test
  void itsPageOpensInABrowserWithEveryEventOnIt() throws Exception {
    Optional<Path> program = Browser.find();
    assumeTrue(program.isPresent(), "needs chromium");
    try (Browser browser = Browser.start(program.get())) {
      browser.open(folder.resolve("million.html"));
      assertThat(browser.evaluate("runs[0].count")).isEqualTo("1000000");
      browser.press("End");
      assertThat(browser.text(".where")).startsWith("step ");
      assertThat(browser.count(".events li")).isPositive();
    }
  }
}
