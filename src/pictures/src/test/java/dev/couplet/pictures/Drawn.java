// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures that tests have drawn, kept in {@code target/drawn} to be looked at. */
final class Drawn {
  private Drawn() {}

  static void keep(String name, Timeline timeline, Page page) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "drawn"));
      Files.writeString(folder.resolve(name + ".svg"), timeline.svg());
      Files.writeString(folder.resolve(name + ".txt"), timeline.text(Glyphs.UNICODE));
      Files.writeString(folder.resolve(name + ".html"), page.html());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
