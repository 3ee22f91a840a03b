// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import java.util.Locale;

/**
 * SVG in the making. Numbers are rounded to a tenth, so that a picture stays small and the same.
 */
final class Svg {
  private final StringBuilder out = new StringBuilder(8192);

  /** Returns a picture with a title and a description for those who do not see it. */
  static String picture(int width, int height, String title, String description, Svg content) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" class="couplet" role="img" width="%1$d" \
        height="%2$d" viewBox="0 0 %1$d %2$d" aria-label="%3$s">
        <title>%3$s</title>
        <desc>%4$s</desc>
        <style>%5$s</style>
        %6$s<rect class="paper" width="%1$d" height="%2$d"/>
        %7$s</svg>
        """
        .formatted(
            width,
            height,
            escape(title),
            escape(description),
            Resources.text("picture.css").strip(),
            Resources.text("patterns.svg"),
            content.out);
  }

  Svg rect(String type, double x, double y, double width, double height, String tooltip) {
    out.append("<rect class=\"%s\"".formatted(type));
    number("x", x).number("y", y).number("width", width).number("height", height);
    return endWith(tooltip, "rect");
  }

  Svg line(String type, double x1, double y1, double x2, double y2) {
    out.append("<line class=\"%s\"".formatted(type));
    number("x1", x1).number("y1", y1).number("x2", x2).number("y2", y2);
    return endWith("", "line");
  }

  /** Draws what {@code data} says, from the point x, y. */
  Svg path(String type, double x, double y, String data, String tooltip) {
    out.append("<path class=\"%s\" d=\"M%s %s%s\"".formatted(type, round(x), round(y), data));
    return endWith(tooltip, "path");
  }

  /** A symbol that is drawn around 0, 0. */
  Svg symbol(String name, double x, double y, String tooltip) {
    out.append("<use class=\"mark %s\" href=\"#couplet-%s\"".formatted(name, name));
    number("x", x).number("y", y);
    return endWith(tooltip, "use");
  }

  Svg text(String type, double x, double y, String text) {
    out.append("<text class=\"%s\"".formatted(type));
    number("x", x).number("y", y);
    out.append('>').append(escape(text)).append("</text>\n");
    return this;
  }

  private Svg number(String name, double value) {
    out.append(' ').append(name).append("=\"").append(round(value)).append('"');
    return this;
  }

  private Svg endWith(String tooltip, String element) {
    if (tooltip.isEmpty()) {
      out.append("/>\n");
    } else {
      out.append("><title>%s</title></%s>%n".formatted(escape(tooltip), element));
    }
    return this;
  }

  static String round(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Returns {@code text} as it may stand in an element or between quotation marks. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                // What XML has no way to say, escaped or not.
                default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isAllowed(int c) {
    return c >= ' '
        ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF)
        : c == '\t' || c == '\n';
  }
}
