// SPDX-License-Identifier: Apache-2.0
package dev.couplet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** The exceptions that programs raise, and the names by which traces call exceptions. */
final class Errors {
  private Errors() {}

  static class ErrA extends Exception {
    private static final long serialVersionUID = 1;
  }

  static final class ErrB extends ErrA {
    private static final long serialVersionUID = 1;
  }

  static final class ErrC extends Exception {
    private static final long serialVersionUID = 1;
  }

  static Exception named(JsonNode name) {
    return switch (name.asText()) {
      case "ErrA" -> new ErrA();
      case "ErrB" -> new ErrB();
      case "ErrC" -> new ErrC();
      default -> throw new AssertionError("unknown error: " + name);
    };
  }

  @SuppressWarnings("unchecked") // no array of a generic type can be made otherwise
  static Class<? extends Throwable>[] types(JsonNode names) {
    return StreamSupport.stream(names.spliterator(), false)
        .map(name -> named(name).getClass())
        .toArray(Class[]::new);
  }

  static String nameOf(Class<? extends Throwable> type) {
    return type.getSimpleName();
  }
}
