// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import org.jspecify.annotations.Nullable;

/** The network knows no way to the peer's address. */
public final class NoRouteError extends ConnectError {
  private static final long serialVersionUID = 1;

  NoRouteError(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
