// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Deferred;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** A place where connections are accepted until told otherwise. Only for the reactor's thread. */
public interface ListeningPort {

  /**
   * Accepts no more connections; those that were made live on.
   *
   * @return fires when the place is free for others; at once if it was stopped before
   */
  Deferred<@Nullable Void> stopListening();

  /** Returns the address where it listens. */
  SocketAddress host();

  /**
   * Returns the number of the port: the one that the system chose, if it was asked for 0.
   *
   * @throws IllegalStateException if it listens where there are no numbers
   */
  default int port() {
    if (host() instanceof InetSocketAddress address) {
      return address.getPort();
    }
    throw new IllegalStateException(host() + " has no port number");
  }
}
