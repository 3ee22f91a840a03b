// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import org.jspecify.annotations.Nullable;

/** The peer's machine answered, but nobody listens there at that port. */
public final class ConnectionRefusedError extends ConnectError {
  private static final long serialVersionUID = 1;

  ConnectionRefusedError(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
