// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import org.jspecify.annotations.Nullable;

/** The address from which a connection was to be made is not to be had. */
public final class ConnectBindError extends ConnectError {
  private static final long serialVersionUID = 1;

  ConnectBindError(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
