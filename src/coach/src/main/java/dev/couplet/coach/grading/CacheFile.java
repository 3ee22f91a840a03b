// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes what is kept to save time: a reader finds all of a file, or none. */
final class CacheFile {
  private CacheFile() {}

  /** Writes {@code bytes} to {@code file}, and makes its folder. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path aside = Files.createTempFile(folder, "kept", ".new");
    try {
      Files.write(aside, bytes);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
