// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;

/**
 * The checks that failed last, a file for each exercise: a hint is chosen by them. Nothing is lost
 * with them, so that a failure to read or write them is none.
 */
public final class Failing {
  private final Path folder;

  public Failing(Checkout checkout) {
    this.folder = checkout.answers().resolve(".couplet").resolve("failing");
  }

  /** Returns the checks of {@code exercise} that failed when it was last judged. */
  public List<String> of(Exercise exercise) {
    try {
      return Files.readString(file(exercise)).lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Notes that {@code checks} are those of {@code exercise} that fail now. */
  public void note(Exercise exercise, Collection<String> checks) {
    try {
      if (checks.isEmpty()) {
        Files.deleteIfExists(file(exercise));
        return;
      }
      Files.createDirectories(folder);
      Path aside = folder.resolve(exercise.id() + "." + ProcessHandle.current().pid() + ".writing");
      Files.write(aside, checks, StandardCharsets.UTF_8);
      Files.move(aside, file(exercise), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // The next hint is the one for everybody.
    }
  }

  private Path file(Exercise exercise) {
    return folder.resolve(exercise.id());
  }
}
