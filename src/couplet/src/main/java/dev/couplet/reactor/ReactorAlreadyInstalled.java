// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

/** A reactor was installed after one had been. */
public final class ReactorAlreadyInstalled extends IllegalStateException {
  private static final long serialVersionUID = 1;

  ReactorAlreadyInstalled(String message) {
    super(message);
  }
}
