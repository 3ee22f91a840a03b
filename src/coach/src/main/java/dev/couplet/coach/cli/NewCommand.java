// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Scaffold;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins an exercise, for those who write them. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Begin writing an exercise: makes its folders; 'audit' says what is missing.")
final class NewCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(paramLabel = "NAME", description = "A name with its chapter: ch05_slow_poem.")
  private String name = "";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  NewCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    List<Path> files;
    try {
      files = Scaffold.write(Course.checkout(), name);
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(String.valueOf(e.getMessage()));
    }
    if (json) {
      screen.line(Json.answer().with("exercise", name).with("files", files).toString());
    } else {
      files.forEach(file -> screen.line(file.toString()));
      screen.line("Try: " + Places.COACH + " audit; it says line by line what is still to write.");
    }
    return ExitCode.SOLVED;
  }
}
