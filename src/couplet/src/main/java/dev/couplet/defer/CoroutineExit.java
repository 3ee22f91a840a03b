// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

/**
 * Thrown at the wait of a coroutine that is being unwound, so that its {@code finally} blocks run.
 * It is an Error so that no {@code catch (Exception e)} stops it; do not catch it.
 */
public final class CoroutineExit extends Error {
  private static final long serialVersionUID = 1;

  CoroutineExit() {
    super("the coroutine is being unwound", null, false, false);
  }
}
