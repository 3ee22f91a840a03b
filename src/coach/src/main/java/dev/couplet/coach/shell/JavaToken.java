// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of Java, as far as it takes to colour it. Any text can be cut into such: what is not
 * finished yet goes on to the end.
 *
 * @param start where it begins in the text
 * @param text what it is there
 */
record JavaToken(Kind kind, int start, String text) {
  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do double"
                  + " else enum extends final finally float for goto if implements import instanceof"
                  + " int interface long native new null package private protected public record"
                  + " return sealed short static strictfp super switch synchronized this throw throws"
                  + " transient true false try var void volatile while yield permits")
              .split(" "));

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z))"
              + "|(?<text>\"\"\"(?s:(?:\\\\.|.)*?)(?:\"\"\"|\\z)|\"(?:\\\\.|[^\"\\\\\\n])*\"?"
              + "|'(?:\\\\.|[^'\\\\\\n])*'?)"
              + "|(?<number>\\b\\d[\\w.]*)"
              + "|(?<annotation>@\\w+)"
              + "|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)"
              + "|(?<bracket>[()\\[\\]{}])");

  /** What a token is. */
  enum Kind {
    KEYWORD,
    /** In quotes. */
    TEXT,
    NUMBER,
    COMMENT,
    ANNOTATION,
    BRACKET,
    OTHER
  }

  /** Returns the tokens of {@code text}: one after the other they are all of it. */
  static List<JavaToken> all(String text) {
    List<JavaToken> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    int end = 0;
    while (token.find()) {
      if (token.start() > end) {
        tokens.add(new JavaToken(Kind.OTHER, end, text.substring(end, token.start())));
      }
      tokens.add(new JavaToken(kind(token), token.start(), token.group()));
      end = token.end();
    }
    if (end < text.length()) {
      tokens.add(new JavaToken(Kind.OTHER, end, text.substring(end)));
    }
    return tokens;
  }

  private static Kind kind(Matcher token) {
    if (token.group("comment") != null) {
      return Kind.COMMENT;
    }
    if (token.group("text") != null) {
      return Kind.TEXT;
    }
    if (token.group("number") != null) {
      return Kind.NUMBER;
    }
    if (token.group("annotation") != null) {
      return Kind.ANNOTATION;
    }
    if (token.group("bracket") != null) {
      return Kind.BRACKET;
    }
    return KEYWORDS.contains(token.group()) ? Kind.KEYWORD : Kind.OTHER;
  }

  int end() {
    return start + text.length();
  }
}
