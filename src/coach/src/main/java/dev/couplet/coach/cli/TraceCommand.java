// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Checkout;
import dev.couplet.coach.grading.EnvironmentProblem;
import dev.couplet.pictures.Finding;
import dev.couplet.pictures.Glyphs;
import dev.couplet.pictures.Lints;
import dev.couplet.pictures.Page;
import dev.couplet.pictures.Timeline;
import dev.couplet.pictures.TraceReader;
import dev.couplet.trace.Trace;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a program and shows what happened. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    modelTransformer = RunCommand.StopAtName.class,
    description = "Run a program and see what happened in it, as a page, a picture or text.",
    footer =
        "%nA server is ended by Ctrl-C; the picture comes then. Without --text, --svg or --json the"
            + " page is opened in a browser, where there is one.")
final class TraceCommand implements Callable<Integer> {
  /** More is for the page. */
  private static final int MOST_FINDINGS = 10;

  private final Screen screen;

  @Option(names = "--text", description = "Draw it here, in 80 columns.")
  private boolean text;

  @Option(names = "--svg", paramLabel = "FILE", description = "Draw it into a file.")
  private @Nullable Path svg;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Keep what was recorded, an event a line.")
  private @Nullable Path json;

  @Parameters(
      index = "0",
      paramLabel = "PROGRAM",
      description =
          "What to run: a FILE.java, a class of answers/, or a program that 'couplet run' lists.")
  private String program = "";

  @Parameters(index = "1..*", paramLabel = "ARGS", description = "What the program takes.")
  private List<String> arguments = List.of();

  TraceCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    Checkout checkout = Course.checkout();
    Path folder = temporaryFolder();
    try {
      for (Path file : Stream.of(svg, json).filter(java.util.Objects::nonNull).toList()) {
        requireWritable(file);
      }
      TracedProgram traced = TracedProgram.find(program, checkout, folder);
      Path recorded = folder.resolve("trace.jsonl");
      int exitCode = TracedProcess.run(traced, arguments, recorded);
      if (!Files.exists(recorded)) {
        throw new CannotTrace(
            exitCode == 0 ? ExitCode.ENVIRONMENT : ExitCode.NOT_SOLVED,
            "%s was ended with exit code %d before its trace could be written"
                .formatted(traced.name(), exitCode));
      }
      return show(traced, checkout, recorded, exitCode);
    } catch (CannotTrace e) {
      screen.complain(String.valueOf(e.getMessage()));
      return e.exitCode();
    } finally {
      delete(folder);
    }
  }

  private int show(TracedProgram traced, Checkout checkout, Path recorded, int exitCode)
      throws IOException {
    Trace trace = TraceReader.read(recorded);
    if (json != null) {
      Files.copy(recorded, json, StandardCopyOption.REPLACE_EXISTING);
    }
    if (svg != null) {
      Files.writeString(svg, Timeline.of(trace).svg());
    }
    if (text) {
      screen.line("");
      Glyphs glyphs = screen.isAscii() ? Glyphs.ASCII : Glyphs.UNICODE;
      Timeline.of(trace).text(glyphs).lines().forEach(screen::line);
    }
    say(traced, trace, exitCode);
    if (json == null && svg == null && !text) {
      open(traced, checkout, trace);
    }
    // Ctrl-C is how one ends a server, and here no failure.
    boolean failed = exitCode != 0 && trace.header().complete();
    return failed ? ExitCode.NOT_SOLVED : ExitCode.SOLVED;
  }

  private void say(TracedProgram traced, Trace trace, int exitCode) {
    List<Finding> findings = Lints.of(trace);
    String ended =
        exitCode != 0 && trace.header().complete() ? " ended with exit code " + exitCode : "";
    screen.line("");
    screen.paragraph(
        0,
        "%s%s: %s events%s."
            .formatted(
                traced.name(),
                ended,
                String.format(Locale.ROOT, "%,d", trace.events().size()),
                findings.isEmpty() ? "" : ", and " + findings.size() + " to look at"));
    for (Finding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
      screen.paragraph(2, finding.toString());
    }
    if (trace.events().size() <= 1) {
      screen.paragraph(
          0,
          "It did nothing that a trace could show: put Trace.span(\"name\", ...) around what takes time.");
    }
  }

  private void open(TracedProgram traced, Checkout checkout, Trace trace) throws IOException {
    Path page =
        checkout.home().resolve(".couplet").resolve("traces").resolve(traced.name() + ".html");
    Files.createDirectories(page.getParent());
    Files.writeString(page, Page.of(traced.name(), trace).html());
    boolean opened = screen.isTerminal() && WebBrowser.ofSystem().open(page);
    screen.line((opened ? "Opened: " : "Its page: ") + Places.relative(page));
  }

  /** Before the run: it may take long, and would be lost. */
  private static void requireWritable(Path file) throws CannotTrace {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
      throw new CannotTrace(
          ExitCode.ENVIRONMENT,
          "cannot write '"
              + file
              + "': "
              + (Files.isDirectory(file) ? "it is a folder" : "there is no such folder"));
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("couplet-");
    } catch (IOException e) {
      throw new EnvironmentProblem(
          "cannot write to " + System.getProperty("java.io.tmpdir") + ": " + e.getMessage());
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      // A file that is still in use stays, in the folder for temporary ones.
    }
  }
}
