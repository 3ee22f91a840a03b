// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import org.jspecify.annotations.Nullable;

/** A name has no address, or none could be found out. */
public final class DnsLookupError extends ConnectError {
  private static final long serialVersionUID = 1;

  DnsLookupError(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
