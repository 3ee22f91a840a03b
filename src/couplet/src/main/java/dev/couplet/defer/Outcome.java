// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import org.jspecify.annotations.Nullable;

/**
 * How something ended: with a value, or with a failure. {@link Deferred#addBoth} hands one to its
 * callback, and a {@link Deferreds#list list} gathers one of each member.
 *
 * @param <T> the type of the value
 */
public sealed interface Outcome<T extends @Nullable Object> {

  /**
   * Returns the value, or throws what the failure holds: {@code return outcome.get()} passes an
   * outcome on as it is.
   *
   * @throws Exception the failure's exception
   */
  T get() throws Exception;

  /** Returns whether this is a value. */
  boolean succeeded();

  /**
   * It ended with a value.
   *
   * @param value the value, which may be null
   * @param <T> the type of the value
   */
  record Success<T extends @Nullable Object>(T value) implements Outcome<T> {
    @Override
    public T get() {
      return value;
    }

    @Override
    public boolean succeeded() {
      return true;
    }

    @Override
    public String toString() {
      return "Success[" + value + "]";
    }
  }

  /**
   * It failed.
   *
   * @param failure what went wrong
   * @param <T> the type of the value that it has not
   */
  record Failed<T extends @Nullable Object>(Failure failure) implements Outcome<T> {
    @Override
    public T get() throws Exception {
      return failure.raise();
    }

    @Override
    public boolean succeeded() {
      return false;
    }

    @Override
    public String toString() {
      return failure.toString();
    }
  }
}
