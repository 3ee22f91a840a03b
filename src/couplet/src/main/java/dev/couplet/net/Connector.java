// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import java.net.SocketAddress;

/**
 * A client's hold on a connection: begins it, gives it up, and begins it again.
 *
 * <p>It is disconnected, connecting or connected. Only for the reactor's thread.
 */
public interface Connector {

  /**
   * Begins an attempt. The outcome comes later, through the {@link ClientFactory}.
   *
   * @throws IllegalStateException unless it is disconnected
   */
  void connect();

  /**
   * Gives up the attempt that goes on; it fails with {@link ConnectingCancelledError}.
   *
   * @throws IllegalStateException unless it is connecting
   */
  void stopConnecting();

  /** Ends what there is: gives up the attempt, or closes the connection when all is sent. */
  void disconnect();

  /** Returns where it connects to; a host whose name was not looked up yet is unresolved. */
  SocketAddress destination();
}
