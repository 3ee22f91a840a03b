// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private final Screen screen = new Screen();
  private final SystemStreams before = SystemStreams.current();
  @TempDir private Path home;
  private Dialogue shell;

  @BeforeEach
  void start() throws Exception {
    shell =
        new Dialogue(
            screen,
            StandardCharsets.UTF_8,
            new ShellTime(true),
            false,
            new Shell.Surroundings(
                home, false, false, (exercise, out) -> out.accept("judged: " + exercise)),
            Commands.Facilities.NONE);
    shell.session().trace(true);
  }

  @AfterEach
  void close() {
    shell.close();
    before.use();
  }

  @Nested
  class WhenSnippetsAreSavedAndOpened {
    @Test
    void thoseInForceAreThereAgain() {
      Path file = home.resolve("kept.jsh");
      List<String> saved =
          type("int x = 1;", "int twice(int n) { return 2 * n; }", "x = 21;", "/save " + file);

      type("/reset", "/open " + file);

      assertThat(saved).contains("3 snippets in " + file);
      assertThat(type("twice(x)")).allMatch(line -> line.endsWith("==> 42"));
    }

    @Test
    void aMissingFileIsAnErrorInOneLine() {
      assertThat(type("/open " + home.resolve("none")))
          .containsExactly("/open: there is no file " + home.resolve("none"));
    }

    @Test
    void aFileThatIsLeftOutIsAskedFor() {
      assertThat(type("/save")).containsExactly("/save: it needs a file");
    }
  }

  @Nested
  class WhenAFileIsLoaded {
    @Test
    void itIsTakenInAgainWhenItIsSaved() throws Exception {
      Path file = write(home.resolve("greet.jsh"), "String greet() { return \"one\"; }\n");
      type("/load " + file);
      screen.lines();

      write(file, "String greet() { return \"other\"; }\n");
      Files.setLastModifiedTime(file, FileTime.fromMillis(0));
      screen.await("greet.jsh was saved, and is taken in again");

      assertThat(type("greet()")).hasSize(1).allMatch(line -> line.endsWith("==> \"other\""));
    }

    @Test
    void anErrorIsToldWithItsLine() throws IOException {
      Path file = write(home.resolve("bad.jsh"), "int x = 1;\nint y = \"no\";\n");

      assertThat(type("/load " + file))
          .contains(
              file + ":2: error: incompatible types: java.lang.String cannot be converted to int");
    }

    @Test
    void ofAJavaFileTheClassesAreTaken() throws IOException {
      Path folder = Files.createDirectories(home.resolve("tutorial/listings/ch01"));
      write(
          folder.resolve("Greeting.java"),
          "package ch01;\n\nimport java.util.Locale;\n\n/** Greets. */\nfinal class Greeting {\n"
              + "  static String loud() {\n    return \"hi\".toUpperCase(Locale.ROOT);\n  }\n}\n");

      assertThat(type("/load ch01", "Greeting.loud()")).first().isEqualTo("declared Greeting");
      assertThat(type("Greeting.loud()")).allMatch(line -> line.endsWith("==> \"HI\""));
    }

    @Test
    void aChapterWithoutListingsIsAnErrorInOneLine() {
      assertThat(type("/load ch99"))
          .containsExactly("/load: the tutorial has no listings for ch99");
    }
  }

  @Nested
  class WhenAllIsReset {
    @Test
    void whatWasDeclaredIsGoneAndANewReactorRuns() {
      type("int x = 1;", "reactor.callLater(Duration.ofSeconds(1), () -> {})", "/advance 500ms");

      assertThat(type("/reset", "x")).contains("error: cannot find symbol");
      assertThat(type("reactor.delayedCalls().size() + reactor.seconds()"))
          .allMatch(line -> line.endsWith("==> 0.0"));
    }
  }

  @Nested
  class OfWhatIsPending {
    @Test
    void callsAndDeferredsAreShownWithTheLearnersLines() {
      type("var d = new Deferred<String>();", "reactor.callLater(Duration.ofSeconds(3), () -> {})");

      assertThat(type("/pending"))
          .containsExactlyInAnyOrder(
              "2 things are pending at the end, after 0 s",
              "  Deferred d1, snippet 1: not fired",
              "  callLater c1, snippet 2: due at 3 s");
    }

    @Test
    void onlyCallsAreKnownWithoutATrace() {
      assertThat(
              type("/trace off", "reactor.callLater(Duration.ofSeconds(3), () -> {});", "/pending"))
          .endsWith("DelayedCall[due in 3.000 s]", "for Deferreds and connections: /trace on");
    }
  }

  @Nested
  class OfTheTimeline {
    @Test
    void theLastSecondsAreDrawn() {
      type("reactor.callLater(Duration.ofSeconds(60), () -> {})", "/advance 60s");

      assertThat(type("/timeline 2s")).anyMatch(line -> line.startsWith("A run of 2 s"));
    }

    @Test
    void aPageIsWritten() {
      type("reactor.callLater(Duration.ofSeconds(1), () -> {})", "/advance 1s");

      assertThat(type("/timeline page")).allMatch(line -> line.endsWith("timeline.html"));
      assertThat(home.resolve(".couplet/timeline.html")).isNotEmptyFile();
    }

    @Test
    void withoutATraceItIsSaidHowToGetOne() {
      assertThat(type("/trace off", "/timeline"))
          .containsExactly("trace is off", "/timeline: nothing was recorded; /trace on records");
    }
  }

  @Nested
  class OfTime {
    @Test
    void itsAdvanceMakesTheCallsThatAreDue() {
      assertThat(
              type(
                  "reactor.callLater(Duration.ofSeconds(2), () -> System.out.println(\"due\"));",
                  "/advance 2s"))
          .endsWith("loop: due");
    }

    @Test
    void itIsNotAdvancedWhereItIsReal() {
      assertThat(type("/time real", "/advance 2s"))
          .containsExactly(
              "time is real",
              "/advance: time is real and moves on by itself; /time virtual makes it stand still");
    }

    @Test
    void whatIsNoTimeIsRefused() {
      assertThat(type("/advance soon"))
          .containsExactly("/advance: soon is no time; 2s is one, and 500ms");
    }
  }

  @Nested
  class OfHelp {
    @Test
    void eachCommandHasMoreToSay() {
      for (Commands.Command command : shell.commands().all().toList()) {
        assertThat(type("/help " + command.name()))
            .startsWith(command.usage() + ": " + command.summary() + ".")
            .hasSizeGreaterThan(1);
      }
    }
  }

  @Test
  void checkAsksWhoeverJudges() {
    assertThat(type("/check ch03_countdown")).containsExactly("judged: ch03_countdown");
  }

  @Test
  void editNeedsATerminal() {
    assertThat(type("/edit")).containsExactly("/edit: there is no terminal to edit on");
  }

  /** Types each of {@code lines} and returns what is shown since. */
  private List<String> type(String... lines) {
    screen.lines();
    for (String line : lines) {
      shell.take(line);
    }
    return screen.lines();
  }

  private static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text);
  }

  /** Keeps what is shown until it is asked for. */
  private static final class Screen implements Display {
    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();

    @Override
    public void say(String line) {
      shown.add(line);
    }

    @Override
    public void complain(String line) {
      shown.add(line);
    }

    @Override
    public void print(String text) {
      shown.add(text);
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      shown.drainTo(lines);
      return lines;
    }

    void await(String wanted) throws InterruptedException {
      String line = "";
      while (!wanted.equals(line)) {
        line = shown.poll(60, TimeUnit.SECONDS);
        assertThat(line).as("waited for " + wanted).isNotNull();
      }
    }
  }
}
