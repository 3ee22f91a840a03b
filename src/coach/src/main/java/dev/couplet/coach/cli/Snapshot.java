// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What some files looked like at one time; two snapshots differ once one of them was saved.
 *
 * <p>The time of the last change does not tell alone: some file systems count in whole seconds.
 */
record Snapshot(List<State> states) {
  record State(Path file, String key, FileTime modified, int content) {}

  static Snapshot of(List<Path> files) {
    List<State> states = new ArrayList<>();
    for (Path file : files) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        states.add(
            new State(
                file,
                // An editor that writes aside and renames gives the file another key.
                String.valueOf(attributes.fileKey()),
                attributes.lastModifiedTime(),
                Arrays.hashCode(Files.readAllBytes(file))));
      } catch (IOException e) {
        // An editor is just replacing it: the next look sees it again.
      }
    }
    return new Snapshot(states);
  }
}
