// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What begins with a slash: words to the shell rather than Java. */
final class Commands implements AutoCloseable {
  private final Display display;
  private final SnippetCommands snippetCommands;
  private final List<Command> commands = new ArrayList<>();

  Commands(
      Session session, Display display, Shell.Surroundings surroundings, Facilities facilities) {
    this.display = display;
    snippetCommands = new SnippetCommands(session, display, surroundings, facilities);
    LoopCommands loopCommands = new LoopCommands(session, display, surroundings);
    commands.addAll(snippetCommands.all());
    commands.addAll(loopCommands.all());
    commands.add(
        new Command(
            "/check",
            "NAME",
            "judge your answer to an exercise",
            "NAME is that of the exercise, such as ch03_countdown; without it, the next one that you"
                + " have not solved. What you typed here has no part in it.",
            name -> {
              surroundings.checker().check(name, display::say);
              return Next.GO_ON;
            }));
    commands.add(
        new Command(
            "/help",
            "COMMAND",
            "this, or more about one command",
            "The beginning of a command's name is enough, as everywhere.",
            this::help));
    commands.add(
        new Command(
            "/exit",
            "",
            "leave (so does Ctrl-D)",
            "The reactor is stopped, and what it had still to do is not done.",
            nothing -> Next.LEAVE));
  }

  /** What the shell does after a command. */
  enum Next {
    GO_ON,
    LEAVE,
    FAIL
  }

  /** What only a terminal has. */
  interface Facilities {
    /** For those who have none. */
    Facilities NONE =
        file -> {
          throw new Refused("there is no terminal to edit on");
        };

    /** Has the learner edit {@code file} in an editor of theirs. Returns once that has ended. */
    void edit(Path file) throws IOException;
  }

  /** What a command does with its argument, which may be empty. */
  interface Action {
    Next run(String argument) throws Exception;
  }

  /**
   * A command.
   *
   * @param argument what may follow the name, in capitals or as the words it may be
   * @param summary a few words without a stop
   * @param more what else there is to say
   */
  record Command(String name, String argument, String summary, String more, Action action) {
    String usage() {
      return argument.isEmpty() ? name : name + " " + argument;
    }
  }

  /** A command can't be obeyed, for a reason that the learner can do something about. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /** Returns whether {@code line} is for the shell: it begins with a slash, and no comment. */
  static boolean isCommand(String line) {
    String text = line.strip();
    return text.startsWith("/") && !text.startsWith("//") && !text.startsWith("/*");
  }

  /** Obeys {@code line}: a command or the beginning of one, and perhaps an argument. */
  Next run(String line) {
    String[] words = line.strip().split("\\s+", 2);
    String argument = words.length == 1 ? "" : words[1];
    List<Command> meant = find(words[0]);
    if (meant.size() != 1) {
      display.complain(
          meant.isEmpty() || words[0].length() == 1
              ? words[0] + " is not a command; /help lists them"
              : words[0] + " may be " + String.join(" or ", names(meant)));
      return Next.FAIL;
    }
    Command command = meant.get(0);
    try {
      if (command.argument.isEmpty() && !argument.isEmpty()) {
        throw new Refused("it takes no argument: " + argument);
      }
      return command.action.run(argument);
    } catch (Refused e) {
      display.complain(command.name + ": " + e.getMessage());
    } catch (IOException e) {
      display.complain(command.name + ": " + problem(e));
    } catch (Exception e) {
      display.complain(command.name + ": " + e);
    }
    return Next.FAIL;
  }

  /** The file system's exceptions have the file for a message, and the reason for a name. */
  private static String problem(IOException e) {
    return switch (e.getClass().getSimpleName()) {
      case "NoSuchFileException" -> "there is no file " + e.getMessage();
      case "AccessDeniedException" -> e.getMessage() + ": you may not read or write it";
      default -> e.getMessage() + " (" + e.getClass().getSimpleName() + ")";
    };
  }

  /** Returns the commands that {@code name} is, or is the beginning of. */
  private List<Command> find(String name) {
    List<Command> exact = commands.stream().filter(each -> each.name.equals(name)).toList();
    return exact.isEmpty()
        ? commands.stream().filter(each -> each.name.startsWith(name)).toList()
        : exact;
  }

  private static List<String> names(List<Command> commands) {
    return commands.stream().map(Command::name).toList();
  }

  /** Returns all commands, for those who complete them. */
  Stream<Command> all() {
    return commands.stream();
  }

  private Next help(String about) {
    if (!about.isEmpty()) {
      List<Command> meant = find(about.startsWith("/") ? about : "/" + about);
      if (meant.isEmpty()) {
        throw new Refused("there is no command " + about);
      }
      for (Command command : meant) {
        display.say(command.usage() + ": " + command.summary + ".");
        display.say(command.more);
      }
      return Next.GO_ON;
    }
    display.say(
        "Type Java: it runs on the reactor's thread, and the loop is alive while you type.");
    display.say("  reactor.callLater(Duration.ofSeconds(2), () -> System.out.println(\"now\"))");
    display.say("Made for you: reactor, sleep(seconds), poem(), poetryPort(),");
    display.say("  show(deferred) prints its result, await(deferred) waits for it.");
    display.say("Ctrl-C stops what runs, or clears the line. Tab completes, Tab Tab tells more.");
    for (Command command : commands) {
      display.say(String.format("  %-24s %s", command.usage(), command.summary));
    }
    return Next.GO_ON;
  }

  @Override
  public void close() {
    snippetCommands.close();
  }
}
