// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import org.jspecify.annotations.Nullable;

/** The connection broke: the peer reset it, or the network gave it up. Bytes may be missing. */
public sealed class ConnectionLost extends ConnectionClosed permits ConnectionAborted {
  private static final long serialVersionUID = 1;

  /** Makes one whose message says how it broke; {@code cause} is what the system said. */
  public ConnectionLost(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
