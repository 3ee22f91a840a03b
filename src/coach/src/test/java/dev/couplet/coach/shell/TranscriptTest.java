// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TranscriptTest {
  @TempDir private Path folder;

  static List<Path> ofTheTutorial() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../../tutorial"))) {
      return files
          .filter(file -> file.getParent().endsWith("transcripts"))
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("ofTheTutorial")
  void eachOfTheTutorialIsWhatTheShellAnswers(Path file) throws Exception {
    assertThat(Transcript.read(file).replay(Shell.Surroundings.NONE))
        .containsExactlyElementsOf(Files.readAllLines(file));
  }

  @Nested
  class WhenTheAnswersAreAsExpected {
    @Test
    void theExitCodeIsZeroAndTheLinesAreCounted() throws IOException {
      Path file = write("couplet> 1 + 1", "$1 ==> 2");

      assertThat(ShellRun.files("", file))
          .isEqualTo(new ShellRun(0, List.of(file + ": 2 lines, as expected"), List.of()));
    }
  }

  @Nested
  class WhenAnAnswerIsAnother {
    @Test
    void theFirstSuchLineIsShownWithBoth() throws IOException {
      Path file = write("couplet> 1 + 1", "$1 ==> 3", "couplet> 2 + 2", "$2 ==> 5");

      assertThat(ShellRun.files("", file))
          .isEqualTo(
              new ShellRun(
                  1,
                  List.of(),
                  List.of(
                      file + ":2: the replay goes another way",
                      "  expected: $1 ==> 3",
                      "  came:     $1 ==> 2")));
    }

    @Test
    void anAnswerThatIsMissingInTheTranscriptIsShown() throws IOException {
      assertThat(ShellRun.files("", write("couplet> 1 + 1")).err())
          .endsWith("  expected: ", "  came:     $1 ==> 2");
    }
  }

  @Nested
  class WhatIsReplayed {
    @Test
    void runsOnVirtualTime() throws Exception {
      assertThat(replay("couplet> await(sleep(3600))", "couplet> reactor.seconds()"))
          .endsWith("$2 ==> 3600.0");
    }

    @Test
    void standsStillUntilItIsAdvanced() throws Exception {
      assertThat(
              replay(
                  "couplet> var call = reactor.callLater(Duration.ofSeconds(2), () ->"
                      + " System.out.println(1));",
                  "couplet> /advance 1999ms",
                  "couplet> call",
                  "couplet> /advance 1ms"))
          .endsWith("call ==> DelayedCall[due in 0.001 s]", "couplet> /advance 1ms", "loop: 1");
    }

    @Test
    void makesCallsThatWereAskedForOnTheWay() throws Exception {
      assertThat(
              replay(
                  "couplet> void tick() { System.out.println(reactor.seconds());"
                      + " reactor.callLater(Duration.ofSeconds(1), () -> tick()); }",
                  "couplet> tick()",
                  "couplet> /advance 2s"))
          .endsWith("loop: 1.0", "loop: 2.0");
    }

    @Test
    void showsADeferredAgainOnceItHasFired() throws Exception {
      assertThat(replay("couplet> var d = sleep(1);", "couplet> /advance 1s"))
          .containsExactly(
              "couplet> var d = sleep(1);",
              "d ==> Deferred[not fired]",
              "couplet> /advance 1s",
              "loop: d ==> Deferred[fired with null]");
    }

    @Test
    void saysThatWhatIsAwaitedNeverComes() throws Exception {
      assertThat(replay("couplet> await(new Deferred<String>())"))
          .containsExactly(
              "couplet> await(new Deferred<String>())",
              "loop: at second 0.000 nothing is left that could happen, so what is awaited never"
                  + " comes; the variable reactor is a new one now",
              "the reactor ended while this waited");
    }

    @Test
    void mayTakeSeveralLines() throws Exception {
      assertThat(replay("couplet> int twice(int n) {", "   ...>   return n * 2;", "   ...> }"))
          .endsWith("   ...> }", "declared twice(int)");
    }
  }

  private List<String> replay(String... lines) throws Exception {
    return Transcript.read(write(lines)).replay(Shell.Surroundings.NONE);
  }

  private Path write(String... lines) throws IOException {
    return Files.write(folder.resolve("transcript.txt"), List.of(lines));
  }
}
