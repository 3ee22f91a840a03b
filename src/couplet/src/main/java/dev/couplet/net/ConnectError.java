// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * No connection could be made. The subclasses tell the causes apart on which a program may want to
 * act. One more is not of this family: {@link dev.couplet.defer.TimeoutError}, when an attempt took
 * too long.
 */
public sealed class ConnectError extends IOException
    permits ConnectBindError,
        ConnectingCancelledError,
        ConnectionRefusedError,
        DnsLookupError,
        NoRouteError {
  private static final long serialVersionUID = 1;

  ConnectError(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
