// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why a connection is gone, see {@link Protocol#connectionLost}. */
public abstract sealed class ConnectionClosed extends IOException
    permits ConnectionDone, ConnectionLost {
  private static final long serialVersionUID = 1;

  ConnectionClosed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Leaves the trace out: it would show the loop and nothing else, and a server makes many. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
