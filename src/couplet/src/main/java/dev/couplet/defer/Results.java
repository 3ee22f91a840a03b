// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import org.jspecify.annotations.Nullable;

/**
 * Results as a chain holds them, an untyped value or a {@link Failure}, seen as what they are. A
 * chain changes its type with each callback, so that no field can have it.
 */
final class Results {
  private Results() {}

  /**
   * Returns {@code result} under the type that was checked where its callback was added. It may be
   * null if {@code T} may be, of which NullAway knows nothing.
   */
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  static <T extends @Nullable Object> T as(@Nullable Object result) {
    return (T) result;
  }

  static <T extends @Nullable Object> Outcome<T> outcome(@Nullable Object result) {
    return result instanceof Failure failure
        ? new Outcome.Failed<>(failure)
        : new Outcome.Success<>(as(result));
  }
}
