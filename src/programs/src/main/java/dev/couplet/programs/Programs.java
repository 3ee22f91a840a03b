// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs;

import dev.couplet.programs.poetry.BlockingClient;
import dev.couplet.programs.poetry.DeferredClient;
import dev.couplet.programs.poetry.ProtocolClient;
import dev.couplet.programs.poetry.ReaderClient;
import dev.couplet.programs.poetry.SelectClient;
import dev.couplet.programs.poetry.SlowPoetry;
import dev.couplet.programs.poetry.SlowPoetryThreads;
import dev.couplet.programs.poetry.ThreadedClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The programs by name: each is a picocli command, whose annotation says what it is called. */
public final class Programs {
  /** In the order in which a learner meets them. */
  private static final List<Class<? extends Callable<Integer>>> ALL =
      List.of(
          SlowPoetry.class,
          SlowPoetryThreads.class,
          BlockingClient.class,
          ThreadedClient.class,
          SelectClient.class,
          ReaderClient.class,
          ProtocolClient.class,
          DeferredClient.class);

  private Programs() {}

  /** Returns all programs, in the order in which a learner meets them. */
  public static List<Program> all() {
    return ALL.stream().map(Program::of).toList();
  }

  /** Returns the program called {@code name}, if there is one. */
  public static Optional<Program> find(String name) {
    return all().stream().filter(program -> program.name().equals(name)).findFirst();
  }

  /**
   * A program that can be run.
   *
   * @param description what it does, in a line
   * @param command the class of its picocli command
   */
  public record Program(
      String name, String description, Class<? extends Callable<Integer>> command) {
    private static Program of(Class<? extends Callable<Integer>> command) {
      Command annotation = command.getAnnotation(Command.class);
      if (annotation == null) {
        throw new IllegalStateException(command + " has no @Command");
      }
      return new Program(annotation.name(), String.join(" ", annotation.description()), command);
    }
  }
}
