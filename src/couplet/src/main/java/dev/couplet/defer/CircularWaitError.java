// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

/**
 * A callback returned a Deferred that waits, itself or through others, for the one whose callback
 * it is: neither could ever go on.
 */
public final class CircularWaitError extends IllegalStateException {
  private static final long serialVersionUID = 1;

  CircularWaitError(String message) {
    super(message);
  }
}
