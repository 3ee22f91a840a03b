// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import java.io.IOException;

/** The reactor was stopped: the reason for which a descriptor loses its connection then. */
public final class ReactorStopped extends IOException {
  private static final long serialVersionUID = 1;

  ReactorStopped() {
    super("the reactor was stopped");
  }
}
