// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.util.List;
import java.util.Optional;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * What came of one snippet.
 *
 * @param event what JShell says of the snippet itself
 * @param thrown what the snippet threw, as it threw it; null if it did not
 * @param object what the snippet came to, as it is
 */
record Evaluation(SnippetEvent event, @Nullable Throwable thrown, @Nullable Object object) {
  /** More of a value would only push what came before off the screen. */
  private static final int SHOWN_CHARACTERS = 2_000;

  /** Picks the snippet itself from {@code events}; others tell how it changed earlier snippets. */
  static Evaluation of(
      List<SnippetEvent> events, @Nullable Throwable thrown, @Nullable Object object) {
    return events.stream()
        .filter(event -> event.causeSnippet() == null)
        .findFirst()
        .map(event -> new Evaluation(event, thrown, object))
        .orElseThrow(() -> new IllegalStateException("JShell says nothing of the snippet"));
  }

  Snippet snippet() {
    return event.snippet();
  }

  /** Returns whether the snippet did not compile. */
  boolean rejected() {
    return event.status() == Status.REJECTED;
  }

  /**
   * Returns whether the snippet did not do what it says. A method may well name what is declared
   * later; a variable that does so has lost its initial value.
   */
  boolean failed() {
    return rejected()
        || event.exception() != null
        || thrown != null
        || (snippet() instanceof VarSnippet && event.status() == Status.RECOVERABLE_NOT_DEFINED);
  }

  /** Returns the value, if the snippet is an expression that has one. */
  Optional<String> expressionValue() {
    boolean expression =
        snippet().kind() == Snippet.Kind.EXPRESSION
            || snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    return expression ? value() : Optional.empty();
  }

  /** Returns what to tell someone who sits at the terminal: a line or nothing. */
  Optional<String> feedback() {
    Optional<String> name = name();
    if (name.isPresent()) {
      return value().map(value -> name.get() + " ==> " + shortened(value));
    }
    if (snippet() instanceof MethodSnippet method) {
      return Optional.of("declared " + method.name() + "(" + method.parameterTypes() + ")");
    }
    if (snippet() instanceof TypeDeclSnippet type) {
      return Optional.of("declared " + type.name());
    }
    return Optional.empty();
  }

  /** Returns the name under which the value is known, if the snippet has one. */
  Optional<String> name() {
    if (snippet() instanceof VarSnippet variable) {
      return Optional.of(variable.name());
    }
    return snippet() instanceof ExpressionSnippet expression
        ? Optional.of(expression.name())
        : Optional.empty();
  }

  private Optional<String> value() {
    return Optional.ofNullable(event.value()).map(SourceMap::withoutWrappers);
  }

  /** Returns as much of {@code value} as is worth showing. */
  static String shortened(String value) {
    return value.length() <= SHOWN_CHARACTERS
        ? value
        : value.substring(0, SHOWN_CHARACTERS)
            + String.format(" ... (%,d characters in all)", value.length());
  }
}
