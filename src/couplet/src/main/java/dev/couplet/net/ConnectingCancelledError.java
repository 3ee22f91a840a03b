// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

/** The attempt to connect was given up by this side, by {@link Connector#stopConnecting}. */
public final class ConnectingCancelledError extends ConnectError {
  private static final long serialVersionUID = 1;

  ConnectingCancelledError(String message) {
    super(message, null);
  }
}
