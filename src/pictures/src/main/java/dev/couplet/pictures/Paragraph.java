// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose into lines. */
final class Paragraph {
  private Paragraph() {}

  /** Returns {@code text} in lines of no more than {@code width}, unless a word is longer. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      } else if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
