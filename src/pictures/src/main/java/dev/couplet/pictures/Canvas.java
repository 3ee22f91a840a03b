// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sheet of characters to draw on, 80 columns wide and as long as need be. */
final class Canvas {
  static final int WIDTH = 80;

  private final Glyphs glyphs;
  private final List<char[]> rows = new ArrayList<>();

  Canvas(Glyphs glyphs) {
    this.glyphs = glyphs;
  }

  void text(int x, int y, String text) {
    String plain = glyphs.plain(text);
    char[] row = row(y);
    for (int i = 0; i < plain.length() && x + i < WIDTH; i++) {
      row[x + i] = plain.charAt(i);
    }
  }

  /** Draws a box of {@code height} rows with a line of text in each but the outer ones. */
  void box(int x, int y, int width, List<String> lines) {
    int bottom = y + lines.size() + 1;
    String across = pick("─", "-").repeat(width - 2);
    text(x, y, pick("┌", "+") + across + pick("┐", "+"));
    for (int i = 0; i < lines.size(); i++) {
      String edge = pick("│", "|");
      text(x, y + 1 + i, edge + glyphs.fit(" " + lines.get(i), width - 2) + edge);
    }
    text(x, bottom, pick("└", "+") + across + pick("┘", "+"));
  }

  void down(int x, int from, int to, String line) {
    for (int y = from; y <= to; y++) {
      text(x, y, line);
    }
  }

  String pick(String unicode, String ascii) {
    return glyphs.pick(unicode, ascii);
  }

  private char[] row(int y) {
    while (rows.size() <= y) {
      char[] blank = new char[WIDTH];
      Arrays.fill(blank, ' ');
      rows.add(blank);
    }
    return rows.get(y);
  }

  int height() {
    return rows.size();
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (char[] row : rows) {
      out.append(new String(row).stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
