// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One exercise: a folder of {@code exercises/} with a statement, stubs and checks.
 *
 * @param name the folder's name, which is the Java package too
 * @param folder the pristine folder
 * @param statement what the learner is asked
 */
public record Exercise(String name, Path folder, Statement statement) {
  private static final String TEST = "Test.java";

  /** Reads the exercise in {@code folder}. */
  static Exercise read(Path folder) {
    String name = folder.getFileName().toString();
    try {
      String text = Files.readString(folder.resolve("statement.adoc"));
      return new Exercise(name, folder, Statement.parse(Includes.expand(text, folder)));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(folder.resolve("statement.adoc") + ": " + e.getMessage(), e);
    } catch (CharacterCodingException e) {
      throw new IllegalStateException(
          folder.resolve("statement.adoc") + ": it is not in UTF-8; save it so", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What names the exercise for good: it outlives a renamed folder. */
  public String id() {
    return statement.id();
  }

  /** The files that the learner completes, pristine. */
  public List<Path> stubs() {
    return javaFiles(file -> !isChecks(file));
  }

  /**
   * The files that check an answer: the tests, and what the header names as {@code :given:}, such
   * as the program whose output is to be predicted. The learner has a copy of these, too.
   */
  public List<Path> checks() {
    return javaFiles(this::isChecks);
  }

  /** All that is handed out: stubs and checks. */
  List<Path> files() {
    return javaFiles(file -> true);
  }

  /** Those of the checks that are tests: what the others give, these use. */
  public List<Path> tests() {
    return javaFiles(Exercise::isTest);
  }

  private boolean isChecks(Path file) {
    return isTest(file) || statement.given().contains(file.getFileName().toString());
  }

  private static boolean isTest(Path file) {
    return file.getFileName().toString().endsWith(TEST);
  }

  private List<Path> javaFiles(java.util.function.Predicate<Path> wanted) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".java"))
          .filter(wanted)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
