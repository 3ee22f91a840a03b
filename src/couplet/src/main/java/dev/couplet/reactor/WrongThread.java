// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

/** A method for the reactor's own thread was called on another. */
public final class WrongThread extends IllegalStateException {
  private static final long serialVersionUID = 1;

  WrongThread(String message) {
    super(message);
  }
}
