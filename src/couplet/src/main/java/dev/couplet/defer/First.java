// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Deferreds#firstOf} fires with: the first value, or every outcome if there was none.
 *
 * @param <T> the type of the members' values
 */
public sealed interface First<T extends @Nullable Object> {

  /**
   * A member succeeded before all others.
   *
   * @param index its place in the list, counted from 0
   * @param value what it fired with
   * @param <T> the type of the value
   */
  record Winner<T extends @Nullable Object>(int index, T value) implements First<T> {}

  /**
   * All members failed.
   *
   * @param outcomes their failures, in the order of the list
   * @param <T> the type of the value that none had
   */
  record NoWinner<T extends @Nullable Object>(List<Outcome<T>> outcomes) implements First<T> {
    /** Keeps a copy of {@code outcomes}. */
    public NoWinner {
      outcomes = List.copyOf(outcomes);
    }
  }
}
