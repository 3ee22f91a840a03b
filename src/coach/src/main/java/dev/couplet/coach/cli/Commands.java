// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** The commands by name. Making all of them takes longer than doing one. */
final class Commands {
  private static final List<String> NAMES =
      List.of(
          "watch",
          "check",
          "next",
          "hint",
          "solution",
          "list",
          "progress",
          "reset",
          "shell",
          "run",
          "trace",
          "doctor",
          "new",
          "audit",
          "completion",
          "warm-up",
          "help");

  private static final Set<String> WITH_JSON =
      Set.of("check", "next", "hint", "solution", "list", "progress", "reset", "doctor", "new");

  private Commands() {}

  /** Adds to {@code couplet} the command that {@code arguments} name; all where that is unclear. */
  static void addTo(CommandLine couplet, Screen screen, String... arguments) {
    if (arguments.length > 0 && NAMES.contains(arguments[0]) && !needsAll(arguments[0])) {
      add(couplet, screen, arguments[0]);
    } else if (arguments.length > 0) {
      NAMES.forEach(name -> add(couplet, screen, name));
    }
  }

  private static void add(CommandLine couplet, Screen screen, String name) {
    // As a command line of its own: only so its model's transformer is heard.
    couplet.addSubcommand(name, new CommandLine(command(name, screen)));
  }

  /**
   * Whether {@code arguments} ask for an object: to others, {@code --json} may mean what it likes.
   */
  static boolean wantJson(String... arguments) {
    return arguments.length > 0
        && WITH_JSON.contains(arguments[0])
        && List.of(arguments).contains("--json");
  }

  private static boolean needsAll(String name) {
    return name.equals("help") || name.equals("completion");
  }

  private static Object command(String name, Screen screen) {
    return switch (name) {
      case "watch" -> new WatchCommand(screen);
      case "check" -> new CheckCommand(screen);
      case "next" -> new NextCommand(screen);
      case "hint" -> new HintCommand(screen);
      case "solution" -> new SolutionCommand(screen);
      case "list" -> new ListCommand(screen);
      case "progress" -> new ProgressCommand(screen);
      case "reset" -> new ResetCommand(screen);
      case "shell" -> new ShellCommand(screen);
      case "run" -> new RunCommand(screen);
      case "trace" -> new TraceCommand(screen);
      case "doctor" -> new DoctorCommand(screen);
      case "new" -> new NewCommand(screen);
      case "audit" -> new AuditCommand(screen);
      case "completion" -> new CompletionCommand(screen);
      case "warm-up" -> new WarmUpCommand(screen);
      case "help" -> new CommandLine.HelpCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
