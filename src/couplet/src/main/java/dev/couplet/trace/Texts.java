// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Values in few words. A program's own toString is never called: it might take long, throw, or take
 * part in what is recorded.
 */
final class Texts {
  private static final int LONGEST = 60;

  private Texts() {}

  /** Returns what to keep of {@code value}: what it says now, whatever becomes of it. */
  static Object keep(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof String text) {
      return shorten(text);
    }
    if (isPlain(value)) {
      return value;
    }
    if (value instanceof Throwable exception) {
      return shorten(ofException(exception));
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof byte[] bytes) {
      return "byte[" + bytes.length + "]";
    }
    if (value instanceof Collection<?> all && value.getClass().getName().startsWith("java.util.")) {
      return "a collection of " + all.size();
    }
    return value.getClass();
  }

  /** Returns in words what was kept. */
  static String say(Object kept) {
    if (!(kept instanceof Class<?> type)) {
      return kept.toString();
    }
    return type.isHidden() ? "a lambda" : "a " + type.getSimpleName();
  }

  private static boolean isPlain(Object value) {
    return value instanceof Boolean
        || value instanceof Character
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Float
        || value instanceof Short
        || value instanceof Byte;
  }

  private static String ofException(Throwable exception) {
    String type = exception.getClass().getSimpleName();
    String name = type.isEmpty() ? exception.getClass().getName() : type;
    try {
      String message = exception.getMessage();
      return message == null ? name : name + ": " + message;
    } catch (RuntimeException e) {
      return name;
    }
  }

  private static String shorten(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    // Not between the two halves of a character.
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    return text.substring(0, end) + "…";
  }
}
