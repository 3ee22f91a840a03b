// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

/** A result did not come in the time it was given, see {@link Deferred#addTimeout}. */
public final class TimeoutError extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Makes one whose message says what took how long. */
  public TimeoutError(String message) {
    super(message);
  }
}
