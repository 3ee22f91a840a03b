// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import java.util.concurrent.CancellationException;

/** A Deferred was cancelled before it fired. */
public final class CancelledError extends CancellationException {
  private static final long serialVersionUID = 1;

  /** Makes one, for a canceller that fires its Deferred itself. */
  public CancelledError(String message) {
    super(message);
  }
}
