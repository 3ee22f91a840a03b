// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How the child process tells its parent what happened: lines on standard output, each a secret
 * token, the line's number, a word, fields in Base64, and the token again, parted by spaces.
 *
 * <p>The parent sends the token, so that nothing an answer prints can pass for a report. An answer
 * that writes to the descriptor of standard output may spoil a report; the numbers tell that one is
 * missing.
 */
public final class Wire {
  /** What the child says when nothing is to come: its parent may end it. */
  public static final String LAST_WORD = "end";

  private final String token;
  private int said;

  /** Speaks and understands lines that carry {@code token}. */
  public Wire(String token) {
    this.token = token;
  }

  /** Returns the next line, which says {@code word} with {@code fields}. */
  public String line(String word, String... fields) {
    StringBuilder line = new StringBuilder(token).append(' ').append(said++).append(' ');
    line.append(word);
    for (String field : fields) {
      line.append(' ').append(encode(field));
    }
    return line.append(' ').append(token).toString();
  }

  /** Returns what {@code line} says, or nothing where it holds no whole report. */
  public Optional<Message> parse(String line) {
    int begin = line.indexOf(token + " ");
    int end = line.lastIndexOf(" " + token);
    if (begin < 0 || end < begin + token.length() + 1) {
      return Optional.empty();
    }
    String[] parts = line.substring(begin + token.length() + 1, end).split(" ", -1);
    try {
      List<String> fields = new ArrayList<>();
      for (int i = 2; i < parts.length; i++) {
        fields.add(new String(Base64.getDecoder().decode(parts[i]), StandardCharsets.UTF_8));
      }
      return parts.length < 2
          ? Optional.empty()
          : Optional.of(new Message(Integer.parseInt(parts[0]), parts[1], fields));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String encode(String field) {
    return Base64.getEncoder().encodeToString(field.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * One report: {@code begin}, {@code check}, {@code passed}, {@code failed}, {@code stuck}, {@code
   * left} or {@code done}; after that {@code traced} and {@code compared}.
   *
   * @param number how many were sent before it
   */
  public record Message(int number, String word, List<String> fields) {}
}
