// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.programs.Programs;
import dev.couplet.programs.Programs.Program;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a program of the course. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    modelTransformer = RunCommand.StopAtName.class,
    description = "Run a program of the course: a poetry server, or one of its clients.",
    footer = "%nAlone, it lists the programs. NAME --help tells what a program takes.")
final class RunCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "A program: get-poetry-select.")
  private @Nullable String name;

  @Parameters(index = "1..*", paramLabel = "ARGS", description = "What the program takes.")
  private List<String> arguments = List.of();

  @Spec private CommandSpec spec;

  RunCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (name == null) {
      list();
      return ExitCode.SOLVED;
    }
    Optional<Program> program = Programs.find(name);
    if (program.isEmpty()) {
      screen.complain("no program is called '" + name + "'; '" + Places.COACH + " run' lists them");
      return ExitCode.USAGE;
    }
    return new CommandLine(program.get().command())
        .setCommandName("couplet run " + name)
        .setOut(spec.commandLine().getOut())
        .setErr(spec.commandLine().getErr())
        .setExecutionExceptionHandler(spec.commandLine().getExecutionExceptionHandler())
        .execute(arguments.toArray(String[]::new));
  }

  private void list() {
    int width = Programs.all().stream().mapToInt(each -> each.name().length()).max().orElse(0);
    for (Program program : Programs.all()) {
      screen.line(String.format("%-" + width + "s  %s", program.name(), program.description()));
    }
  }

  /** What follows the name belongs to the program, {@code --help} too. */
  static final class StopAtName implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
      spec.parser().stopAtPositional(true);
      return spec;
    }
  }
}
