// SPDX-License-Identifier: Apache-2.0
package dev.couplet.clock;

/** A delayed call was cancelled or moved after it had run. */
public final class AlreadyCalled extends IllegalStateException {
  private static final long serialVersionUID = 1;

  AlreadyCalled(String message) {
    super(message);
  }
}
