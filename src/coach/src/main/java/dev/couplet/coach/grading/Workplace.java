// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for one answer: its class files, and whatever it writes. */
record Workplace(Path folder) {

  /**
   * Makes one in the folder {@code temporary}.
   *
   * @throws EnvironmentProblem if that can't be written to
   */
  static Workplace in(Path temporary) {
    try {
      return new Workplace(Files.createTempDirectory(temporary, "couplet-"));
    } catch (IOException e) {
      throw new EnvironmentProblem("cannot write to " + temporary + ": " + e.getMessage());
    }
  }

  /** Deletes what it can: a file that an answer has locked away must not cost it its verdict. */
  void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // A folder that may not be read, and what is in it, stays.
    }
  }
}
