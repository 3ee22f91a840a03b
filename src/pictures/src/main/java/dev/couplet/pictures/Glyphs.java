// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

/** The characters that pictures in text are made of. */
public enum Glyphs {
  /** Lines and blocks, for a terminal that takes UTF-8. */
  UNICODE,
  /** Plain ASCII. */
  ASCII;

  /** Returns the one of two strings that this stands for. */
  String pick(String unicode, String ascii) {
    return this == UNICODE ? unicode : ascii;
  }

  /** Returns {@code text} without what these glyphs have not. */
  String plain(String text) {
    return this == UNICODE
        ? text
        : text.replace("…", "...").replace("µ", "u").replaceAll("[^\\x20-\\x7e\\n]", "?");
  }

  /** Returns {@code text}, cut to {@code width} characters if it is longer. */
  String fit(String text, int width) {
    String plain = plain(text);
    int length = plain.codePointCount(0, plain.length());
    if (length <= width) {
      return plain + " ".repeat(width - length);
    }
    String mark = pick("…", "~");
    return plain.substring(0, plain.offsetByCodePoints(0, width - 1)) + mark;
  }
}
