// SPDX-License-Identifier: Apache-2.0
package dev.couplet.clock;

/** A delayed call was cancelled or moved after it had been cancelled. */
public final class AlreadyCancelled extends IllegalStateException {
  private static final long serialVersionUID = 1;

  AlreadyCancelled(String message) {
    super(message);
  }
}
