// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import org.jspecify.annotations.Nullable;

/**
 * What an errback gets: an exception on its way along a chain.
 *
 * <p>It keeps the exception as it was thrown, with its stack trace. A callback that returns a
 * Failure fails, as one that throws does; an exception that is merely returned is a value like any
 * other.
 */
public final class Failure {
  private final Throwable exception;

  /** Makes a Failure of {@code exception}. */
  public Failure(Throwable exception) {
    if (exception == null) {
      throw new NullPointerException("exception is null");
    }
    this.exception = exception;
  }

  /** Returns the exception, the one that was thrown. */
  public Throwable exception() {
    return exception;
  }

  /**
   * Returns the first of {@code types} that the exception is an instance of, or null if there is
   * none.
   */
  @SafeVarargs
  public final @Nullable Class<? extends Throwable> check(Class<? extends Throwable>... types) {
    for (Class<? extends Throwable> type : types) {
      if (type.isInstance(exception)) {
        return type;
      }
    }
    return null;
  }

  /**
   * Returns the first of {@code types} that the exception is an instance of, and raises the
   * exception if there is none: so an errback handles what it names and hands on the rest.
   *
   * @throws Exception the exception itself, if it is of none of the types
   */
  @SafeVarargs
  public final Class<? extends Throwable> trap(Class<? extends Throwable>... types)
      throws Exception {
    Class<? extends Throwable> matched = check(types);
    return matched != null ? matched : raise();
  }

  /**
   * Throws the exception, and never returns: {@code return failure.raise()} hands a failure on to
   * the next errback.
   *
   * @param <T> whatever the place of the call asks for
   * @throws Exception the exception itself; an {@link Error} is thrown as it is, too
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // it returns nothing of any type
  public <T extends @Nullable Object> T raise() throws Exception {
    if (exception instanceof Exception checkedOrNot) {
      throw checkedOrNot;
    }
    return Failure.<T, RuntimeException>throwUnchecked(exception);
  }

  /** Throws any throwable as the unchecked {@code X}, which generics forget at run time. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends @Nullable Object, X extends Throwable> T throwUnchecked(
      Throwable exception) throws X {
    throw (X) exception;
  }

  /** Returns the exception in words that stay short however deep lists and races are nested. */
  String inBrief() {
    boolean nested = exception instanceof FirstError || exception instanceof FailureGroup;
    return nested ? exception.getClass().getSimpleName() : exception.toString();
  }

  @Override
  public String toString() {
    return "Failure[" + exception + "]";
  }
}
