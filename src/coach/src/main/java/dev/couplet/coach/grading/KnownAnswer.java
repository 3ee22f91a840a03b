// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.catalog.Exercise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer whose verdict is known beforehand.
 *
 * @param exercise the exercise that it answers
 * @param name what it is called in reports
 * @param submission the answer
 * @param right whether every check must pass
 * @param fails the checks that a wrong answer must fail; empty where any will do
 * @param because what the author of a wrong answer believed, or what is wrong with it
 */
public record KnownAnswer(
    Exercise exercise,
    String name,
    Submission submission,
    boolean right,
    Set<String> fails,
    String because) {
  private static final String FAILS = "// Fails: ";
  private static final String BECAUSE = "// Because: ";

  /**
   * Reads our answer, the other right ones and the wrong ones to {@code exercise}; also those that
   * were written from statement and stub alone, to try the checks, and so name none: in {@code
   * blind/} by somebody who had not seen the checks, in {@code tried/} by somebody who had.
   *
   * @param malformed receives what is wrong with each file that is no known answer
   */
  static List<KnownAnswer> of(Exercise exercise, Path solutions, Consumer<String> malformed) {
    Path folder = solutions.resolve(exercise.name());
    List<KnownAnswer> answers = new ArrayList<>();
    for (String each : List.of("", "right", "blind/right", "tried/right")) {
      read(folder, each, file -> answers.add(right(exercise, folder, file)), malformed);
    }
    for (String each : List.of("wrong", "blind/wrong", "tried/wrong")) {
      read(folder, each, file -> answers.add(wrong(exercise, folder, file)), malformed);
    }
    return answers;
  }

  /** Whether it was written to try the checks, and not together with them. */
  boolean tried() {
    return tried(name);
  }

  private static boolean tried(String name) {
    return name.startsWith("blind/") || name.startsWith("tried/");
  }

  private static void read(
      Path folder, String part, Consumer<Path> answer, Consumer<String> malformed) {
    for (Path file : javaFiles(folder.resolve(part))) {
      try {
        answer.accept(file);
      } catch (IllegalArgumentException e) {
        malformed.accept(String.valueOf(e.getMessage()));
      }
    }
  }

  private static KnownAnswer right(Exercise exercise, Path folder, Path file) {
    Submission submission = Submission.ofFile(exercise, file);
    return new KnownAnswer(exercise, name(folder, file), submission, true, Set.of(), "");
  }

  private static KnownAnswer wrong(Exercise exercise, Path folder, Path file) {
    String name = name(folder, file);
    boolean tried = tried(name);
    List<String> header =
        SourceFile.read(file).lines().stream().takeWhile(line -> line.startsWith("//")).toList();
    List<String> named = header.stream().takeWhile(line -> !line.startsWith(BECAUSE)).toList();
    List<String> reason = header.subList(named.size(), header.size());
    boolean names = !named.isEmpty() && named.get(0).startsWith(FAILS);
    if (reason.isEmpty() || !(names || (tried && named.isEmpty()))) {
      throw new IllegalArgumentException(
          file
              + " must begin with "
              + (tried ? "" : "a line '" + FAILS + "…' and ")
              + "a line '"
              + BECAUSE
              + "…'");
    }
    Set<String> fails = names ? checks(file, words(FAILS, named)) : Set.of();
    Submission submission = Submission.ofFile(exercise, file);
    return new KnownAnswer(exercise, name, submission, false, fails, words(BECAUSE, reason));
  }

  private static Set<String> checks(Path file, String names) {
    Set<String> checks = new TreeSet<>();
    for (String check : names.split(",", -1)) {
      if (check.isBlank()) {
        throw new IllegalArgumentException(file + " names no check in its line '" + FAILS + "…'");
      }
      checks.add(check.strip());
    }
    return checks;
  }

  /** What stands behind {@code head} and on the lines below it. */
  private static String words(String head, List<String> lines) {
    String first = lines.get(0).substring(head.length());
    return lines.stream()
        .skip(1)
        .map(line -> " " + line.substring(2).strip())
        .collect(Collectors.joining("", first, ""));
  }

  private static String name(Path folder, Path file) {
    Path name = folder.relativize(file);
    return (name.getNameCount() == 1 ? folder.getFileName() + "/" : "")
        + name.toString().replace('\\', '/');
  }

  static List<Path> javaFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".java"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
