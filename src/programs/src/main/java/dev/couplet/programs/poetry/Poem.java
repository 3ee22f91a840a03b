// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A poem: its title, an empty line, and its lines. */
public final class Poem {
  /** The names of the poems that come with the programs, the short ones first. */
  public static final List<String> NAMES =
      List.of(
          "couplet",
          "tea",
          "olives",
          "stream",
          "both-sides",
          "two-bells",
          "door",
          "poste-restante",
          "answer",
          "night-train",
          "switchboard");

  private final byte[] bytes;

  private Poem(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Returns the poem whose text, in UTF-8, is {@code bytes}. They must be all of it: a part may end
   * in the middle of a letter.
   */
  public static Poem of(byte[] bytes) {
    return new Poem(bytes.clone());
  }

  /**
   * Returns a poem that comes with the programs.
   *
   * @param name one of {@link #NAMES}
   * @throws FileNotFoundException if there is none of that name
   */
  public static Poem named(String name) throws IOException {
    try (InputStream in = Poem.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new FileNotFoundException(
            "no poem is named " + name + "; there are " + String.join(", ", NAMES));
      }
      return of(in.readAllBytes());
    }
  }

  /** Returns what a server sends: the whole text in UTF-8. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns the whole text, the title included. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns the first line of the text. */
  public String title() {
    return text().lines().findFirst().orElse("");
  }

  /** Returns the first line after the title. */
  public String firstLine() {
    return text().lines().skip(1).filter(line -> !line.isBlank()).findFirst().orElse("");
  }
}
