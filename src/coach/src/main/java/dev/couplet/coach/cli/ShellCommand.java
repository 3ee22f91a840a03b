// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.shell.Shell;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A JShell on a running reactor. */
@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    description = "A JShell whose snippets run on a live reactor.")
final class ShellCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Scripts to run instead, in order. One that ends in .txt is a transcript: what is typed in"
              + " it is typed again, on virtual time, and what comes is compared.")
  private List<Path> scripts = List.of();

  @Option(
      names = "--keep",
      description =
          "Let a script go on until its reactor is stopped, though nothing is left to do.")
  private boolean keep;

  @Option(
      names = "--accept",
      description = "Write what comes into a transcript, instead of comparing it.")
  private boolean accept;

  ShellCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Path home = Course.checkout().home();
    System.setProperty("couplet.history", home.resolve(".couplet").resolve("history").toString());
    boolean terminal = screen.isTerminal() && scripts.isEmpty();
    Shell.Surroundings surroundings =
        new Shell.Surroundings(home, keep, accept, ShellCommand::check);
    return Shell.run(System.in, screen.out(), screen.err(), terminal, scripts, surroundings);
  }

  private static void check(String name, Consumer<String> out) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Screen paper =
        new Screen(said, said, Screen.Abilities.of(System::getProperty, Map.of("TERM", "dumb")));
    Course course = Course.open(paper);
    Optional<Exercise> exercise = course.choose(name.isEmpty() ? null : name);
    if (exercise.isEmpty()) {
      paper.line("All exercises are solved.");
    } else {
      Exercise chosen = exercise.get();
      new Words(paper).say(chosen, course.check(chosen), course.untouched(chosen));
    }
    said.toString(StandardCharsets.UTF_8).lines().forEach(out);
  }
}
