// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.couplet.coach.fixture.Programs;
import dev.couplet.coach.fixture.TestCheckout;
import dev.couplet.coach.fixture.Tmux;
import dev.couplet.pictures.TraceReader;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own: the program that it runs has the terminal. */
class TraceCommandTest {
  /** Sleeps for 150 ms in a call, and says what it was given. */
  private static final String SLEEPER =
      """
      import dev.couplet.reactor.Reactor;
      import dev.couplet.reactor.SelectReactor;
      import java.time.Duration;

      class Helper {}

      class Sleeper {
        public static void main(String[] arguments) {
          Reactor reactor = new SelectReactor();
          reactor.callLater(Duration.ofMillis(10), () -> {
            try {
              Thread.sleep(150);
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
            reactor.stop();
          });
          reactor.run();
          System.out.println("slept for " + String.join(" and ", arguments));
        }
      }
      """;

  @TempDir private Path home;
  @TempDir private Path work;
  private TestCheckout checkout;

  @BeforeEach
  void makeCheckout() {
    checkout = new TestCheckout(home);
    checkout.add("ch01_first");
  }

  private record Ended(int exitCode, String out, String err) {}

  private Path write(String name, String source) throws IOException {
    Path file = work.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, source);
  }

  private Process start(Map<String, String> properties, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(properties, arguments)).directory(work.toFile());
    builder.environment().put("BROWSER", work.resolve("browser").toString());
    return builder
        .redirectOutput(work.resolve("out").toFile())
        .redirectError(work.resolve("err").toFile())
        .start();
  }

  private List<String> command(Map<String, String> properties, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Programs.java(), "-XX:TieredStopAtLevel=1"));
    command.add("-Dcouplet.home=" + home);
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.add("trace");
    command.addAll(List.of(arguments));
    return command;
  }

  private Ended end(Process process) throws IOException, InterruptedException {
    int exitCode = process.waitFor();
    return new Ended(exitCode, read("out"), read("err"));
  }

  private String read(String name) throws IOException {
    String text = Files.readString(work.resolve(name), StandardCharsets.UTF_8);
    return text.replace(System.lineSeparator(), "\n");
  }

  private Ended trace(String... arguments) throws IOException, InterruptedException {
    return end(start(Map.of(), arguments));
  }

  private Trace recorded(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--json", "run.jsonl"));
    all.addAll(List.of(arguments));
    assertThat(trace(all.toArray(String[]::new)).err()).isEmpty();
    return TraceReader.read(work.resolve("run.jsonl"));
  }

  @Nested
  class OfAFile {
    @BeforeEach
    void writeProgram() throws IOException {
      write("Sleeper.java", SLEEPER);
    }

    @Test
    void runsItWithItsArguments() throws Exception {
      Ended ended = trace("Sleeper.java", "you", "--text");
      assertThat(ended.out()).startsWith("slept for you and --text\n");
      assertThat(ended.exitCode()).isZero();
    }

    @Test
    void saysWhatThereIsToLookAt() throws Exception {
      assertThat(trace("Sleeper.java").out())
          .contains("events, and 1 to look at.\n  Sleeper.java:10: The loop was held for ");
    }

    @Test
    void writesThePageAndNamesIt() throws Exception {
      Ended ended = trace("Sleeper.java");
      Path page = home.resolve(".couplet/traces/Sleeper.html");
      assertThat(ended.out()).endsWith("Its page: " + page + "\n");
      assertThat(page).content().contains("<title>Sleeper</title>");
    }

    @Test
    void leavesNoFileBesideIt() throws Exception {
      trace("Sleeper.java");
      try (Stream<Path> files = Files.list(work)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("Sleeper.java", "out", "err");
      }
    }

    @Test
    void drawsItInTheTerminalOf80Columns() throws Exception {
      Ended ended = trace("--text", "Sleeper.java");
      assertThat(ended.out()).contains("█ blocked").contains("loop").doesNotContain("Its page");
      assertThat(ended.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void drawsItInAsciiWhereThereIsNothingElse() throws Exception {
      Ended ended = end(start(Map.of("couplet.output", "ascii"), "--text", "Sleeper.java"));
      assertThat(ended.out()).contains("# blocked").isASCII();
    }

    @Test
    void drawsItIntoAFile() throws Exception {
      trace("--svg", "run.svg", "Sleeper.java");
      assertThat(work.resolve("run.svg"))
          .content()
          .startsWith("<svg")
          .contains("class=\"blocked\"");
    }

    @Test
    void keepsWhatWasRecorded() throws Exception {
      Trace trace = recorded("Sleeper.java");
      assertThat(trace.header().complete()).isTrue();
      assertThat(trace.events()).extracting(event -> event.kind()).contains(Kind.CALL_RUN);
    }
  }

  @Nested
  class OnATerminal {
    @Test
    void thePageIsOpenedInTheBrowser() throws Exception {
      Path asked = work.resolve("asked");
      Path browser = write("browser", "#!/bin/sh\necho \"$1\" >" + asked + "\n");
      assumeTrue(
          browser.toFile().setExecutable(true) && Files.exists(Path.of("/bin/sh")), "needs sh");
      write("Sleeper.java", SLEEPER);
      Ended ended = end(start(Map.of("couplet.terminal", "true"), "Sleeper.java"));
      Path page = home.resolve(".couplet/traces/Sleeper.html");
      assertThat(ended.out()).endsWith("Opened: " + page + "\n");
      assertThat(asked).content().isEqualTo(page.toUri() + "\n");
    }

    @Test
    void thePageIsNamedWhereNoBrowserIs() throws Exception {
      write("Sleeper.java", SLEEPER);
      Ended ended = end(start(Map.of("couplet.terminal", "true"), "Sleeper.java"));
      assertThat(ended.out()).contains("Its page: ");
    }
  }

  @Nested
  class OfAnAnswer {
    private static final String SOURCE =
        """
        package %s;

        final class Greeter {
          public static void main(String[] arguments) {
            System.out.println(new Words().hello() + " from %s");
          }
        }
        """;

    @BeforeEach
    void writeAnswers() {
      String words =
          "package ch01_first; final class Words { String hello() { return \"Hello\"; } }";
      checkout.write("answers/ch01_first/Words.java", words);
      checkout.write(
          "answers/ch01_first/Greeter.java", SOURCE.formatted("ch01_first", "the first"));
    }

    @Test
    void findsItByTheNameOfItsClass() throws Exception {
      assertThat(trace("Greeter").out()).startsWith("Hello from the first\n");
    }

    @Test
    void findsItWithItsPackage() throws Exception {
      assertThat(trace("ch01_first.Greeter").out()).startsWith("Hello from the first\n");
    }

    @Test
    void asksWhichOneWhereThereAreTwo() throws Exception {
      checkout.write(
          "answers/ch02_second/Greeter.java", SOURCE.formatted("ch02_second", "the second"));
      Ended ended = trace("Greeter");
      assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(ended.err())
          .isEqualTo(
              "couplet: more than one class is called 'Greeter': name one of ch01_first.Greeter,"
                  + " ch02_second.Greeter\n");
    }

    @Test
    void saysThatOneWithoutAMainMethodCannotBeRun() throws Exception {
      Ended ended = trace("Words");
      assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(ended.err())
          .startsWith("couplet: ")
          .endsWith(
              "Words.java has no main method: give it one that starts what you want to see\n");
    }
  }

  @Nested
  class OfAProgramOfTheCourse {
    @Test
    void takesItsArguments() throws Exception {
      try (ServerSocket bound = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        int port = bound.getLocalPort();
        bound.close();
        Ended ended = trace("get-poetry-deferred", "127.0.0.1:" + port);
        assertThat(ended.err()).startsWith("No poem from 127.0.0.1:" + port);
        assertThat(ended.out()).contains("get-poetry-deferred ended with exit code 1: ");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.NOT_SOLVED);
      }
    }

    /** In a terminal, since whoever starts tests may have them ignore what Ctrl-C sends. */
    @Test
    void showsWhatAServerDidWhenItIsInterrupted() throws Exception {
      String command = String.join("' '", command(Map.of(), "--json", "run.jsonl", "slow-poetry"));
      try (Tmux terminal =
          Tmux.running("cd '%s' && '%s' --port 0 couplet".formatted(work, command), work)) {
        terminal.await("a server", lines -> lines.toString().contains("sends \"Couplet\""));
        terminal.press("C-c");
        terminal.awaitLine("exit code 0");
        assertThat(terminal.screen()).anyMatch(line -> line.startsWith("slow-poetry: "));
      }
      Trace trace = TraceReader.read(work.resolve("run.jsonl"));
      assertThat(trace.header().complete()).isFalse();
      assertThat(trace.events()).extracting(event -> event.kind()).contains(Kind.LISTENING);
    }
  }

  @Nested
  class WhenTheProgramEnds {
    @Test
    void byAnExceptionOnlyItsOwnFramesAreShown() throws Exception {
      write(
          "Throws.java",
          """
          class Throws {
            public static void main(String[] arguments) {
              throw new IllegalStateException("no way");
            }
          }
          """);
      Ended ended = trace("Throws.java");
      assertThat(ended.err())
          .isEqualTo(
              """
              Exception in thread "main" java.lang.IllegalStateException: no way
              \tat Throws.main(Throws.java:3)
              """);
      assertThat(ended.exitCode()).isEqualTo(ExitCode.NOT_SOLVED);
    }

    @Test
    void bySystemExitItsTraceIsThere() throws Exception {
      write(
          "Exits.java",
          """
          class Exits {
            public static void main(String[] arguments) {
              dev.couplet.trace.Trace.note("soon gone");
              System.exit(0);
            }
          }
          """);
      Trace trace = recorded("Exits.java");
      assertThat(trace.header().complete()).isTrue();
      assertThat(trace.events()).extracting(event -> event.text()).contains("soon gone");
    }

    @Test
    void andAThreadOfItsGoesOnThatIsWaitedFor() throws Exception {
      write(
          "HandsOver.java",
          """
          import dev.couplet.reactor.SelectReactor;

          class HandsOver {
            public static void main(String[] arguments) {
              SelectReactor reactor = new SelectReactor();
              reactor.callFromThread(() -> {
                dev.couplet.trace.Trace.note("on another thread");
                reactor.stop();
              });
              new Thread(reactor::run).start();
            }
          }
          """);
      assertThat(recorded("HandsOver.java").events())
          .extracting(event -> event.text())
          .contains("on another thread");
    }

    @Test
    void havingDoneNothingThatShowsItSaysHowToSeeMore() throws Exception {
      write("Empty.java", "class Empty { public static void main(String[] arguments) {} }");
      assertThat(trace("Empty.java").out()).contains("put Trace.span(\"name\", ...) around");
    }

    @Test
    void tooHardForATraceThatIsSaid() throws Exception {
      write(
          "Halts.java",
          """
          class Halts {
            public static void main(String[] arguments) {
              Runtime.getRuntime().halt(7);
            }
          }
          """);
      Ended ended = trace("Halts.java");
      assertThat(ended.exitCode()).isEqualTo(ExitCode.NOT_SOLVED);
      assertThat(ended.err())
          .isEqualTo(
              "couplet: Halts was ended with exit code 7 before its trace could be written\n");
    }
  }

  @Nested
  class CannotRun {
    private void assertRefused(int exitCode, String sentence, String... arguments)
        throws Exception {
      Ended ended = trace(arguments);
      assertThat(ended.err()).isEqualTo("couplet: " + Console.typedHere(sentence) + "\n");
      assertThat(ended.out()).isEmpty();
      assertThat(ended.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void whatIsNotThere() throws Exception {
      assertRefused(ExitCode.USAGE, "there is no file 'Raven.java'", "Raven.java");
    }

    @Test
    void whatNothingIsCalled() throws Exception {
      assertRefused(
          ExitCode.USAGE,
          "nothing is called 'raven': name a file, a class of answers/, or a program, as './couplet"
              + " run' lists them",
          "raven");
    }

    @Test
    void whatDoesNotCompile() throws Exception {
      write("Broken.java", "class Broken {\n  int x = \"seven\";\n}\n");
      assertRefused(
          ExitCode.NOT_SOLVED,
          "Broken.java:2 does not compile: incompatible types: String cannot be converted to int",
          "Broken.java");
    }

    @Test
    void intoAFolderThatIsNotThere() throws Exception {
      write("Empty.java", "class Empty { public static void main(String[] arguments) {} }");
      assertRefused(
          ExitCode.ENVIRONMENT,
          "cannot write '" + Path.of("nowhere", "run.svg") + "': there is no such folder",
          "--svg",
          "nowhere/run.svg",
          "Empty.java");
    }

    @Test
    void nothing() throws Exception {
      assertRefused(
          ExitCode.USAGE,
          "Missing required parameter: 'PROGRAM'; for what there is: ./couplet trace --help");
    }
  }
}
