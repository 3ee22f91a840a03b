// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Checkout;
import dev.couplet.programs.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be run and traced: a class with a main method, and what else it needs.
 *
 * @param name what to call it
 * @param mainClass the class by its full name
 * @param firstArguments what its main is given before the learner's arguments
 * @param classes where its class file is, if not where ours are
 */
record TracedProgram(
    String name, String mainClass, List<String> firstArguments, Optional<Path> classes) {

  /**
   * Finds what the learner means by {@code what}: a source file, a program of the course, or a
   * class of the answers. Sources are compiled into {@code output}.
   *
   * @throws CannotTrace if there is no such thing, or it does not compile
   */
  static TracedProgram find(String what, Checkout checkout, Path output) throws CannotTrace {
    if (what.endsWith(".java")) {
      Path file = Path.of(what);
      if (!Files.isRegularFile(file)) {
        throw new CannotTrace(ExitCode.USAGE, "there is no file '" + what + "'");
      }
      return TracedSource.compile(file, output);
    }
    if (Programs.find(what).isPresent()) {
      return new TracedProgram(what, Main.class.getName(), List.of("run", what), Optional.empty());
    }
    return TracedSource.compile(answer(what, checkout), output);
  }

  /** The answer's file of the class {@code name}, with or without its package. */
  private static Path answer(String name, Checkout checkout) throws CannotTrace {
    String path = name.replace('\\', '/').replace('.', '/') + ".java";
    List<Path> found = answers(checkout).stream().filter(file -> file.endsWith(path)).toList();
    if (found.isEmpty()) {
      throw new CannotTrace(
          ExitCode.USAGE,
          "nothing is called '"
              + name
              + "': name a file, a class of answers/, or a program, as '"
              + Places.COACH
              + " run' lists them");
    }
    if (found.size() > 1) {
      String names =
          found.stream()
              .map(file -> checkout.answers().relativize(file).toString())
              .map(file -> file.substring(0, file.length() - 5).replaceAll("[/\\\\]", "."))
              .collect(Collectors.joining(", "));
      throw new CannotTrace(
          ExitCode.USAGE, "more than one class is called '" + name + "': name one of " + names);
    }
    return found.get(0);
  }

  private static List<Path> answers(Checkout checkout) {
    if (!Files.isDirectory(checkout.answers())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(checkout.answers())) {
      return files
          .filter(file -> !file.startsWith(checkout.answers().resolve("target")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
