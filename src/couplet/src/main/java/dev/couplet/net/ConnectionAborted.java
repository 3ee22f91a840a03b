// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

/** The connection was given up by this side, by {@link Transport#abortConnection}. */
public final class ConnectionAborted extends ConnectionLost {
  private static final long serialVersionUID = 1;

  /** Makes one that says the connection was aborted. */
  public ConnectionAborted() {
    super("the connection was aborted by this side", null);
  }
}
