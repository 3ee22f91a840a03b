// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

/**
 * The connection was closed in order, by either side: all that the peer sent before it has arrived.
 * Whether that was all the peer wanted to say, only the protocol can know.
 */
public final class ConnectionDone extends ConnectionClosed {
  private static final long serialVersionUID = 1;

  /** Makes one that says the connection was closed. */
  public ConnectionDone() {
    super("the connection was closed cleanly", null);
  }
}
