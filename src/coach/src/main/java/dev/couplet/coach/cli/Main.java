// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.NoSuchExercise;
import dev.couplet.coach.grading.EnvironmentProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code couplet}: alone it watches, with a subcommand it does one thing. */
@Command(
    name = "couplet",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    header = "Teaches asynchronous programming, an exercise at a time.",
    description = "Alone, it shows the next exercise and gives its verdict at each save.",
    footer =
        "%nExit codes: 0 solved or done, 1 not solved, 2 usage, 3 this machine, 4 a fault of ours.")
public final class Main implements Callable<Integer> {
  private final Screen screen;

  private Main(Screen screen) {
    this.screen = screen;
  }

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    HeadStart.beforeRunning(arguments);
    System.exit(run(Screen.standard(), arguments));
  }

  /** Runs the command line {@code arguments} and returns the exit code. */
  static int run(Screen screen, String... arguments) {
    try {
      if (arguments.length == 1 && arguments[0].equals("shell")) {
        // Reading the command line takes as long as all else before the prompt.
        return new ShellCommand(screen).call();
      }
      return HeadStart.isAwaited(arguments)
          ? runAwaited(screen, arguments)
          : runAny(screen, arguments);
    } catch (RuntimeException | Error e) {
      return complain(screen, e, arguments);
    }
  }

  /** Reading the command line with all its options takes longer than all else before a verdict. */
  private static int runAwaited(Screen screen, String... arguments) {
    return arguments.length == 0
        ? new Main(screen).call()
        : CheckCommand.check(screen, arguments.length == 1 ? null : arguments[1]);
  }

  private static int runAny(Screen screen, String... arguments) {
    CommandLine commandLine = new CommandLine(new Main(screen));
    Commands.addTo(commandLine, screen, arguments);
    commandLine.setOut(screen.writer(screen.out()));
    commandLine.setErr(screen.writer(screen.err()));
    commandLine.setParameterExceptionHandler(
        (problem, given) -> complain(screen, problem, arguments));
    commandLine.setExecutionExceptionHandler(
        (exception, command, parsed) -> complain(screen, exception, arguments));
    return commandLine.execute(arguments);
  }

  @Override
  public Integer call() {
    return WatchCommand.watch(screen, null);
  }

  private static int complain(Screen screen, ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    return complain(
        screen,
        describe(problem, command.getParent() == null)
            + "; for what there is: "
            + command.getCommandSpec().qualifiedName().replaceFirst("^couplet", Places.COACH)
            + " --help",
        ExitCode.USAGE,
        arguments);
  }

  private static String describe(ParameterException problem, boolean expectsCommand) {
    if (!(problem instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(problem.getMessage());
    }
    String argument = unmatched.getUnmatched().get(0);
    List<String> suggestions = unmatched.getSuggestions();
    String kind =
        unmatched.isUnknownOption() ? "option" : expectsCommand ? "command" : "further argument";
    return "unknown "
        + kind
        + " '"
        + argument
        + "'"
        + (suggestions.isEmpty() ? "" : ", perhaps " + suggestions.get(0));
  }

  private static int complain(Screen screen, Throwable problem, String[] arguments) {
    if (problem instanceof NoSuchExercise || problem instanceof UsageProblem) {
      return complain(screen, String.valueOf(problem.getMessage()), ExitCode.USAGE, arguments);
    }
    if (problem instanceof EnvironmentProblem) {
      return complain(
          screen, String.valueOf(problem.getMessage()), ExitCode.ENVIRONMENT, arguments);
    }
    @Nullable Throwable cause =
        problem instanceof UncheckedIOException ? problem.getCause() : problem;
    if (cause instanceof IOException refused) {
      return complain(
          screen,
          "cannot go on with " + refused.getMessage() + reason(refused),
          ExitCode.ENVIRONMENT,
          arguments);
    }
    int exitCode =
        complain(
            screen,
            "a fault of ours, sorry. Please report it with these lines:",
            ExitCode.OUR_FAULT,
            arguments);
    PrintWriter err = screen.writer(screen.err());
    problem.printStackTrace(err);
    err.flush();
    return exitCode;
  }

  /** Who asked for JSON gets it, and the sentence too. */
  private static int complain(Screen screen, String what, int exitCode, String[] arguments) {
    screen.complain(what);
    if (Commands.wantJson(arguments)) {
      screen.line(Json.answer().with("error", what).with("exitCode", exitCode).toString());
    }
    return exitCode;
  }

  /** Three ways of being refused a file have no words of their own: the message is the file. */
  private static String reason(IOException refused) {
    if (refused instanceof AccessDeniedException) {
      return ": you may not read or write it";
    }
    if (refused instanceof NoSuchFileException) {
      return ": it is not there";
    }
    return refused instanceof FileAlreadyExistsException ? ": a file is in the way" : "";
  }

  /** Says which version this is, and on which Java. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      Properties properties = new Properties();
      try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
        properties.load(in);
      }
      return new String[] {
        "couplet " + properties.getProperty("version"),
        "on Java " + Runtime.version() + ", " + System.getProperty("java.home")
      };
    }
  }
}
