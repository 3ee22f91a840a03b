// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

/** A reactor was stopped that does not run, or that was stopped before. */
public final class ReactorNotRunning extends IllegalStateException {
  private static final long serialVersionUID = 1;

  ReactorNotRunning(String message) {
    super(message);
  }
}
