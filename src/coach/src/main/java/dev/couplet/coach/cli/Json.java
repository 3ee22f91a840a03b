// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One object of JSON on one line, for programs that start the coach. Its fields are described in
 * {@code src/coach/README.adoc}; within one format fields are only added.
 */
final class Json {
  private static final int FORMAT = 1;

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** An object within another. */
  static Json object() {
    return new Json();
  }

  /** What a command prints: it begins with the number of the format. */
  static Json answer() {
    return new Json().with("format", FORMAT);
  }

  /**
   * Adds a field.
   *
   * @param value a string, number, truth value, path, object, collection or optional of these
   */
  Json with(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  /** The JSON, in ASCII, so that no encoding can spoil it. */
  @Override
  public String toString() {
    StringBuilder json = new StringBuilder();
    append(this, json);
    return json.toString();
  }

  private static void append(@Nullable Object value, StringBuilder json) {
    if (value instanceof Json object) {
      String between = "{";
      for (Map.Entry<String, Object> field : object.fields.entrySet()) {
        json.append(between);
        quote(field.getKey(), json);
        append(field.getValue(), json.append(':'));
        between = ",";
      }
      json.append(object.fields.isEmpty() ? "{}" : "}");
    } else if (value instanceof Collection<?> values) {
      json.append('[');
      String between = "";
      for (Object each : values) {
        append(each, json.append(between));
        between = ",";
      }
      json.append(']');
    } else if (value instanceof Optional<?> optional) {
      append(optional.orElse(null), json);
    } else if (value instanceof String || value instanceof Path) {
      quote(value.toString(), json);
    } else {
      json.append(value);
    }
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        default -> {
          if (c < ' ' || c > '~') {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
