// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A source file as it was at one time: the learner's editor may replace it while it is judged.
 *
 * @param path where it is
 * @param exists whether it was there
 * @param text what stood in it; empty if it was not there
 */
record SourceFile(Path path, boolean exists, String text) {

  /** Reads {@code path}; a byte that is no UTF-8, say in a comment, is no obstacle. */
  static SourceFile read(Path path) {
    try {
      return new SourceFile(
          path, true, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return new SourceFile(path, false, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> lines() {
    return text.lines().toList();
  }
}
