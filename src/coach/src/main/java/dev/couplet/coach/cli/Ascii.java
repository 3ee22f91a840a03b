// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Spells text in ASCII, for terminals that take nothing else. */
final class Ascii {
  private static final Map<Integer, String> SPELLINGS =
      spellings(
          "← <- ↑ ^ → -> ↓ v ↔ <-> ⇐ <= ⇒ => … ... — - – - ‐ - ‑ - − - ’ ' ‘ ' ‚ ' “ \" ” \" „ \" « \""
              + " » \" ‹ ' › ' ✓ + ✔ + ✗ x ✘ x • * · . ▸ > ▶ > × x ÷ / ± +/- ≤ <= ≥ >= ≠ != ≈ ~ ∞"
              + " infinity ° deg µ u § section © (c) ® (R) ⁄ / € EUR £ GBP ß ss ẞ SS æ ae Æ AE œ oe"
              + " Œ OE ø o Ø O ð d Ð D þ th Þ Th đ d Đ D ł l Ł L ı i ─ - │ | ┌ + ┐ + └ + ┘ + ├ + ┤ +"
              + " ┬ + ┴ + ┼ + ━ = ┃ | ═ = ║ | █ # ░ .");

  private Ascii() {}

  /** Returns {@code text} with each character as it is usually typed; {@code ?} where it is not. */
  static String spell(String text) {
    if (text.chars().allMatch(Ascii::isAscii)) {
      return text;
    }
    StringBuilder ascii = new StringBuilder();
    text.codePoints().forEach(character -> spell(character, ascii));
    return ascii.toString();
  }

  private static void spell(int character, StringBuilder ascii) {
    if (isAscii(character)) {
      ascii.append((char) character);
    } else if (SPELLINGS.containsKey(character)) {
      ascii.append(SPELLINGS.get(character));
    } else if (!isInvisible(character)) {
      // A letter with its marks, or one of another width or form, comes apart.
      String parts = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD);
      if (parts.codePointAt(0) == character) {
        ascii.append('?');
      } else {
        parts.codePoints().forEach(part -> spell(part, ascii));
      }
    }
  }

  /** Marks on the letter before, soft hyphens, joiners. */
  private static boolean isInvisible(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
  }

  private static boolean isAscii(int character) {
    return character < 128;
  }

  private static Map<Integer, String> spellings(String pairs) {
    String[] words = pairs.split(" ", -1);
    Map<Integer, String> spellings = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      spellings.put(words[i].codePointAt(0), words[i + 1]);
    }
    return spellings;
  }

  /** Returns a writer that spells in ASCII what it passes on to {@code out}. */
  static Writer writer(Writer out) {
    return new FilterWriter(out) {
      @Override
      public void write(int character) throws IOException {
        out.write(spell(Character.toString(character)));
      }

      @Override
      public void write(char[] text, int offset, int length) throws IOException {
        out.write(spell(new String(text, offset, length)));
      }

      @Override
      public void write(String text, int offset, int length) throws IOException {
        out.write(spell(text.substring(offset, offset + length)));
      }
    };
  }
}
