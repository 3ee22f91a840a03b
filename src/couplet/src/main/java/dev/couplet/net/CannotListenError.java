// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A port is not to be had: another program listens there, or this one may not. */
public final class CannotListenError extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  CannotListenError(String message, IOException cause) {
    super(message, cause);
  }
}
