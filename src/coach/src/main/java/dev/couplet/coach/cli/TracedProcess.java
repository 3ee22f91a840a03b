// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.grading.EnvironmentProblem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.utils.Signals;

/**
 * Runs a program in a JVM of its own, which records it. The program has the terminal. Ctrl-C ends
 * the program, not the coach: it is how one ends a server, and its trace is wanted then.
 */
final class TracedProcess {
  private static final List<String> PASSED_ON =
      List.of("couplet.home", "couplet.output", "couplet.terminal");

  private TracedProcess() {}

  /** Runs {@code program} until it ends, with its trace in {@code file}; returns its exit code. */
  static int run(TracedProgram program, List<String> arguments, Path file) {
    Process process = start(command(program, arguments, file));
    Thread atTheEnd = new Thread(() -> process.destroy(), "couplet-end");
    Runtime.getRuntime().addShutdownHook(atTheEnd);
    // From the terminal the program gets it too; from elsewhere only the coach does.
    Object before = Signals.register("INT", () -> process.destroy());
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a program ran", e);
    } finally {
      Signals.unregister("INT", before);
      if (!process.isAlive()) {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
      }
    }
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      throw new EnvironmentProblem("cannot start " + command.get(0) + ": " + e.getMessage());
    }
  }

  private static List<String> command(TracedProgram program, List<String> arguments, Path file) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto"));
    command.add("-Dfile.encoding=UTF-8");
    for (String property : PASSED_ON) {
      String value = System.getProperty(property);
      if (value != null) {
        command.add("-D" + property + "=" + value);
      }
    }
    String ours = System.getProperty("java.class.path");
    command.add("-cp");
    command.add(
        Stream.concat(program.classes().stream().map(Path::toString), Stream.of(ours))
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(TracedMain.class.getName());
    command.add(file.toString());
    command.add(program.mainClass());
    command.addAll(program.firstArguments());
    command.addAll(arguments);
    return command;
  }
}
