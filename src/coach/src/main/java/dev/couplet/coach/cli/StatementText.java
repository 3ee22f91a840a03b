// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lays out for a terminal the AsciiDoc that statements are written in: paragraphs, lists, tables,
 * blocks of code, and code within a sentence. What it does not know stays as it was typed.
 */
final class StatementText {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK =
      Pattern.compile("(?:link:|xref:|(?=https?:))([^\\s\\[]+)\\[([^\\]]*)]");
  private static final Pattern ITEM = Pattern.compile("(\\*+|\\.+|-)\\s+(.*)");
  private static final Pattern BLOCK = Pattern.compile("-{4,}|\\.{4,}");
  private static final String GAP = "   ";

  private final Screen screen;
  private final int width;
  private final List<String> out = new ArrayList<>();
  private int number;

  StatementText(Screen screen, int width) {
    this.screen = screen;
    this.width = width;
  }

  /** Returns {@code source} as lines no wider than the width, but for code and tables. */
  List<String> lines(List<String> source) {
    for (int i = 0; i < source.size(); ) {
      String line = source.get(i);
      if (line.startsWith("|===")) {
        int end = end(source, i, "|===");
        table(source.subList(i + 1, end));
        i = end + 1;
      } else if (BLOCK.matcher(line).matches()) {
        int end = end(source, i, line);
        source.subList(i + 1, end).forEach(code -> out.add("  " + code));
        i = end + 1;
      } else if (line.isEmpty()) {
        out.add("");
        i++;
      } else if (line.startsWith(" ")) {
        out.add(line);
        i++;
      } else if (line.startsWith("//") || isAttributes(line)) {
        i++;
      } else {
        int end = i + 1;
        while (end < source.size() && continues(source.get(end))) {
          end++;
        }
        paragraph(String.join(" ", source.subList(i, end)));
        i = end;
      }
    }
    return out;
  }

  private static boolean isAttributes(String line) {
    return (line.startsWith("[") && line.endsWith("]")) || line.equals("+") || line.equals("--");
  }

  private static boolean continues(String line) {
    return !line.isEmpty()
        && !line.startsWith(" ")
        && !line.startsWith("|===")
        && !line.startsWith("//")
        && !isAttributes(line)
        && !BLOCK.matcher(line).matches()
        && !ITEM.matcher(line).matches();
  }

  /** The line after {@code from} that closes the block; the end where none does. */
  private static int end(List<String> source, int from, String closing) {
    for (int i = from + 1; i < source.size(); i++) {
      if (source.get(i).equals(closing)) {
        return i;
      }
    }
    return source.size();
  }

  private void paragraph(String text) {
    Matcher item = ITEM.matcher(text);
    if (item.matches()) {
      String indent = "  ".repeat(item.group(1).length() - 1);
      String sign = item.group(1).startsWith(".") ? ++number + ". " : "• ";
      String other = indent + " ".repeat(sign.length());
      out.addAll(Text.wrap(indent + sign, other, inline(item.group(2)), width));
      return;
    }
    number = 0;
    if (text.startsWith(".") && !text.startsWith("..")) {
      out.add(screen.strong(inline(text.substring(1))));
    } else {
      out.addAll(Text.wrap("", "", inline(text), width));
    }
  }

  /** Each word of code by itself, so that none takes its colour to another line. */
  private String inline(String text) {
    String words =
        LINK.matcher(text)
            .replaceAll(
                m -> Matcher.quoteReplacement(m.group(2).isEmpty() ? m.group(1) : m.group(2)));
    return CODE.matcher(words)
        .replaceAll(code -> Matcher.quoteReplacement(coloured(code.group(1))));
  }

  private String coloured(String code) {
    String plain = screen.code(code);
    return plain.startsWith("`")
        ? plain
        : Arrays.stream(code.split(" ", -1)).map(screen::code).collect(Collectors.joining(" "));
  }

  private void table(List<String> source) {
    List<List<String>> rows =
        source.stream()
            .filter(line -> line.startsWith("|"))
            .map(
                line ->
                    Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(cell -> inline(cell.strip()))
                        .toList())
            .toList();
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], Text.width(row.get(i)));
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < rows.get(r).size(); i++) {
        line.append(Text.pad(rows.get(r).get(i), widths[i])).append(GAP);
      }
      out.add(line.toString().stripTrailing());
      if (r == 0) {
        int rule = Arrays.stream(widths).sum() + GAP.length() * (columns - 1);
        out.add("  " + screen.faint("─".repeat(rule)));
      }
    }
  }
}
