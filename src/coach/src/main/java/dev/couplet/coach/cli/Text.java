// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** Measures and lays out text in which there may be colour and links, which take no room. */
final class Text {
  private static final char ESCAPE = '\u001b';
  private static final Pattern INVISIBLE =
      Pattern.compile("\u001b\\[[0-9;]*m|\u001b]8;[^\u001b]*\u001b\\\\");

  private Text() {}

  /** Returns how many columns {@code text} takes. */
  static int width(String text) {
    String visible = text.indexOf(ESCAPE) < 0 ? text : INVISIBLE.matcher(text).replaceAll("");
    // Below this character all are one column wide, but for marks, which we do not use.
    return visible.chars().allMatch(c -> c < 0x1100)
        ? visible.length()
        : visible.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  /** Returns {@code text} with spaces up to {@code width} columns. */
  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** Returns the part of {@code text} that {@code width} columns hold, with an ellipsis if less. */
  static String cut(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    String visible = INVISIBLE.matcher(text).replaceAll("");
    StringBuilder part = new StringBuilder();
    for (int c : visible.codePoints().toArray()) {
      if (width(part.toString()) + width(Character.toString(c)) > width - 1) {
        break;
      }
      part.appendCodePoint(c);
    }
    return part.append('…').toString();
  }

  /**
   * Returns {@code line} as lines of which none is wider than {@code width}, whatever is in it:
   * broken at spaces where that can be, and without colour if it has to be broken.
   */
  static List<String> fold(String line, int width) {
    List<String> lines = new ArrayList<>();
    String rest = line;
    while (width(rest) > width) {
      rest = INVISIBLE.matcher(rest).replaceAll("");
      int end = rest.offsetByCodePoints(0, 1);
      while (width(rest.substring(0, rest.offsetByCodePoints(end, 1))) <= width) {
        end = rest.offsetByCodePoints(end, 1);
      }
      int space = rest.lastIndexOf(' ', end);
      int from = end;
      if (space > 0 && !rest.substring(0, space).isBlank()) {
        end = space;
        from = space + 1;
      }
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(from);
    }
    lines.add(rest);
    return lines;
  }

  /**
   * Returns {@code text} in lines no wider than {@code width}, unless a word is.
   *
   * @param first stands before the first line
   * @param other stands before each of the others
   */
  static List<String> wrap(String first, String other, String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    int used = width(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      int wide = width(word);
      if (!empty && used + 1 + wide > width) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(other);
        used = width(other);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      used += wide + (empty ? 0 : 1);
      empty = empty && word.isEmpty();
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }
}
