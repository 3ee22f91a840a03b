// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.couplet.coach.fixture.Polling;
import dev.couplet.coach.fixture.Programs;
import dev.couplet.coach.fixture.TestCheckout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner who loses patience with an answer that does not end. */
class InterruptedCheckTest {
  @TempDir private Path home;
  @TempDir private Path temporary;

  @Test
  void leavesNoProcessNoFileAndNoVerdict() throws IOException, InterruptedException {
    Process coach = checkWhatNeverEnds();
    assumeTrue(coach.supportsNormalTermination(), "needs a way to ask a process to end");
    // Not by the process itself: that would close its output before it is read.
    coach.toHandle().destroy();
    String said = new String(coach.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    coach.waitFor();
    assertThat(said).doesNotContain("ch01_first:");
    assertThat(left()).isEmpty();
  }

  /** As by {@code kill -9}, or when the machine is short of memory. */
  @Test
  void leavesNothingEvenIfItCannotCleanUp() throws IOException, InterruptedException {
    Process coach = checkWhatNeverEnds();
    String answer = Files.readString(home.resolve("answers/ch01_first/Greeting.java"));
    coach.destroyForcibly().waitFor();
    Polling.until(this::left, List::isEmpty);
    assertThat(home.resolve("answers/ch01_first/Greeting.java")).hasContent(answer);
  }

  /** Returns the processes and files that are left. */
  private List<String> left() {
    List<String> left = new ArrayList<>();
    ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(temporary.toString()))
        .forEach(left::add);
    try (Stream<Path> files = Files.list(temporary)) {
      files.map(Path::toString).forEach(left::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return left;
  }

  /** Starts a check, and returns when its answer runs. */
  private Process checkWhatNeverEnds() throws IOException {
    Path started = home.resolve("started");
    TestCheckout checkout = new TestCheckout(home);
    checkout.add("ch01_first");
    checkout.write(
        "answers/ch01_first/Greeting.java",
        TestCheckout.STUB
            .formatted("ch01_first")
            .replace(
                "return",
                "new java.io.File(\""
                    + started.toString().replace("\\", "\\\\")
                    + "\").mkdir();"
                    + " while (true) {} //"));
    Process coach = check();
    Polling.until(() -> Files.exists(started), there -> there);
    return coach;
  }

  private Process check() throws IOException {
    return new ProcessBuilder(
            Programs.java(),
            "-Djava.io.tmpdir=" + temporary,
            "-XX:-UsePerfData",
            "-Dcouplet.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "check")
        .redirectErrorStream(true)
        .start();
  }
}
