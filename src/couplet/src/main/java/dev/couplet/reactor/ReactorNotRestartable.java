// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

/** A reactor was run again after it had been stopped. */
public final class ReactorNotRestartable extends IllegalStateException {
  private static final long serialVersionUID = 1;

  ReactorNotRestartable(String message) {
    super(message);
  }
}
