// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

/** A Deferred was fired a second time. */
public final class AlreadyCalledError extends IllegalStateException {
  private static final long serialVersionUID = 1;

  AlreadyCalledError(String message) {
    super(message);
  }
}
