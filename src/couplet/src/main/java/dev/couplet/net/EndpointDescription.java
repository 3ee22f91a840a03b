// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as a string: {@code kind:value:value:name=value}. A backslash makes a colon, an
 * equals sign or a backslash part of a value.
 */
final class EndpointDescription {
  private final String text;
  private final String kind;
  private final Map<String, String> arguments = new LinkedHashMap<>();

  /** A part between two colons: its text, and its name if it has one. */
  private record Part(@Nullable String name, String value) {}

  private EndpointDescription(String text, String kind) {
    this.text = text;
    this.kind = kind;
  }

  static String kindOf(String text) {
    return parts(text).get(0).value;
  }

  /** Reads {@code text}; its values without a name are those of {@code names}, in this order. */
  static EndpointDescription parse(String text, List<String> names) {
    List<Part> parts = parts(text);
    EndpointDescription description = new EndpointDescription(text, parts.get(0).value);
    int unnamed = 0;
    for (Part part : parts.subList(1, parts.size())) {
      String name = part.name;
      if (name == null) {
        if (unnamed == names.size()) {
          throw description.error("has more values than " + names);
        }
        name = names.get(unnamed);
        unnamed++;
      }
      if (!names.contains(name)) {
        throw description.error("has an unknown argument " + name + "; known are " + names);
      }
      if (description.arguments.put(name, part.value) != null) {
        throw description.error("says " + name + " twice");
      }
    }
    return description;
  }

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    String name = null;
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\\' && i + 1 < text.length()) {
        i++;
        value.append(text.charAt(i));
      } else if (character == ':') {
        parts.add(new Part(name, value.toString()));
        name = null;
        value.setLength(0);
      } else if (character == '=' && name == null) {
        name = value.toString();
        value.setLength(0);
      } else {
        value.append(character);
      }
    }
    parts.add(new Part(name, value.toString()));
    return parts;
  }

  @Nullable String text(String name) {
    return arguments.get(name);
  }

  String requiredText(String name) {
    String value = arguments.get(name);
    if (value == null || value.isEmpty()) {
      throw error("does not say " + name);
    }
    return value;
  }

  int number(String name, int otherwise) {
    return arguments.containsKey(name) ? requiredNumber(name) : otherwise;
  }

  int requiredNumber(String name) {
    String value = requiredText(name);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw error("has a " + name + " that is no number: " + value);
    }
  }

  Duration seconds(String name, Duration otherwise) {
    return arguments.containsKey(name) ? Duration.ofSeconds(requiredNumber(name)) : otherwise;
  }

  private IllegalArgumentException error(String problem) {
    return new IllegalArgumentException("the %s endpoint %s %s".formatted(kind, text, problem));
  }
}
