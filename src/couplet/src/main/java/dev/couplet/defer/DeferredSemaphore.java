// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

/**
 * Lets a number of things go on at a time, and the others wait by Deferreds, first come, first
 * served. Nothing blocks; for one thread.
 */
public final class DeferredSemaphore extends Tokens<DeferredSemaphore> {
  private final int limit;

  /**
   * Makes one that {@code tokens} may hold at a time.
   *
   * @throws IllegalArgumentException if {@code tokens} is less than 1
   */
  public DeferredSemaphore(int tokens) {
    super(tokens);
    if (tokens < 1) {
      throw new IllegalArgumentException("tokens < 1: " + tokens);
    }
    limit = tokens;
  }

  /** Returns how many could still acquire it without waiting. */
  public int tokens() {
    return free();
  }

  @Override
  DeferredSemaphore self() {
    return this;
  }

  @Override
  public String toString() {
    return "DeferredSemaphore["
        + free()
        + " of "
        + limit
        + " tokens free, "
        + waiting()
        + " waiting]";
  }
}
