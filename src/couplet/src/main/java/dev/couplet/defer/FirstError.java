// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

/** One of the members of a gathering, or of a list that fires on the first error, failed. */
public final class FirstError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Failure failure;
  private final int index;

  FirstError(Failure failure, int index) {
    super("member " + index + " failed: " + failure.inBrief(), failure.exception());
    this.failure = failure;
    this.index = index;
  }

  /** Returns what the member failed with. */
  public Failure failure() {
    return failure;
  }

  /** Returns the place of the member in the list, counted from 0. */
  public int index() {
    return index;
  }
}
