// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

/** A reactor was run that runs already. */
public final class ReactorAlreadyRunning extends IllegalStateException {
  private static final long serialVersionUID = 1;

  ReactorAlreadyRunning(String message) {
    super(message);
  }
}
