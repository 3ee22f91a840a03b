// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import org.jspecify.annotations.Nullable;

/**
 * What a chain does with a result: it takes one and returns the next, or throws.
 *
 * @param <T> what it takes: a value, or a {@link Failure} if it is an errback
 * @param <U> what it returns
 */
@FunctionalInterface
public interface Callback<T extends @Nullable Object, U extends @Nullable Object> {

  /**
   * Returns the result for the next pair of the chain.
   *
   * @throws Exception any exception, checked or not: it goes to the errback of the next pair
   */
  U call(T result) throws Exception;

  /**
   * A callback that returns nothing: the next pair gets null.
   *
   * @param <T> what it takes
   */
  @FunctionalInterface
  interface Action<T extends @Nullable Object> extends Callback<T, @Nullable Void> {

    /**
     * Does something with the result.
     *
     * @throws Exception any exception, checked or not: it goes to the errback of the next pair
     */
    void run(T result) throws Exception;

    @Override
    @SuppressWarnings("NullAway") // null is the one value of Void
    default @Nullable Void call(T result) throws Exception {
      run(result);
      return null;
    }
  }
}
