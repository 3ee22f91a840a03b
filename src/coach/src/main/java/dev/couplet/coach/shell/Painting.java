// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Paints a line that is typed: the kinds of its tokens, and the bracket that matches. */
final class Painting implements Highlighter {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle MATCH = AttributedStyle.DEFAULT.inverse();
  private static final Set<String> OPENING = Set.of("(", "[", "{");

  private final boolean colours;

  Painting(boolean colours) {
    this.colours = colours;
  }

  /** Returns whether a terminal of {@code type} shows colours, and its user wants them. */
  static boolean wanted(String type) {
    return !type.startsWith("dumb") && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
  }

  @Override
  public AttributedString highlight(LineReader reader, String text) {
    return colours ? paint(text, reader.getBuffer().cursor()) : new AttributedString(text);
  }

  /** Returns {@code text} painted, as it is to look while the cursor stands at {@code cursor}. */
  static AttributedString paint(String text, int cursor) {
    AttributedStringBuilder painted = new AttributedStringBuilder();
    if (Commands.isCommand(text)) {
      return painted.append(text, PLAIN.foreground(AttributedStyle.CYAN)).toAttributedString();
    }
    List<JavaToken> tokens = JavaToken.all(text);
    Set<Integer> matching = matching(tokens, cursor);
    for (JavaToken token : tokens) {
      painted.append(token.text(), matching.contains(token.start()) ? MATCH : style(token.kind()));
    }
    return painted.toAttributedString();
  }

  private static AttributedStyle style(JavaToken.Kind kind) {
    return switch (kind) {
      case KEYWORD -> PLAIN.foreground(AttributedStyle.MAGENTA);
      case TEXT -> PLAIN.foreground(AttributedStyle.GREEN);
      case NUMBER -> PLAIN.foreground(AttributedStyle.CYAN);
      case COMMENT -> PLAIN.faint();
      case ANNOTATION -> PLAIN.foreground(AttributedStyle.YELLOW);
      case BRACKET, OTHER -> PLAIN;
    };
  }

  /** Returns where the bracket before the cursor starts, and the one that matches it. */
  private static Set<Integer> matching(List<JavaToken> tokens, int cursor) {
    Deque<JavaToken> open = new ArrayDeque<>();
    for (JavaToken token : tokens) {
      if (token.kind() != JavaToken.Kind.BRACKET) {
        continue;
      }
      if (OPENING.contains(token.text())) {
        open.push(token);
      } else if (!open.isEmpty()) {
        JavaToken opening = open.pop();
        if (pair(opening, token) && (opening.end() == cursor || token.end() == cursor)) {
          return Set.of(opening.start(), token.start());
        }
      }
    }
    return Set.of();
  }

  private static boolean pair(JavaToken opening, JavaToken closing) {
    return "()[]{}".contains(opening.text() + closing.text());
  }
}
