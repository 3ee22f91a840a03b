// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import java.net.SocketAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Protocol} for each connection, and keeps what they have in common.
 *
 * <p>It may serve several {@linkplain ListeningPort ports} and {@linkplain Connector connectors} at
 * once. {@link #startFactory} is called when the first of them begins, {@link #stopFactory} when
 * the last one has ended; then it may all begin again.
 */
public abstract class Factory {
  private int users;

  /** Makes one that is not in use. */
  protected Factory() {}

  /** Returns a factory that makes each of its protocols by {@code protocol}. */
  public static Factory forProtocol(Supplier<? extends Protocol> protocol) {
    return new Factory() {
      @Override
      public Protocol buildProtocol(SocketAddress peer) {
        return protocol.get();
      }
    };
  }

  /**
   * Returns the protocol for a connection to {@code peer}, or null to have that connection closed.
   */
  public abstract @Nullable Protocol buildProtocol(SocketAddress peer);

  /** The first port or connector begins to use this factory. Does nothing unless overridden. */
  public void startFactory() {}

  /** The last port or connector has ended. Does nothing unless overridden. */
  public void stopFactory() {}

  /** Counts one more user in; for ports and connectors. */
  public final void doStart() {
    users++;
    if (users == 1) {
      startFactory();
    }
  }

  /**
   * Counts one user out; for ports and connectors.
   *
   * @throws IllegalStateException if none is left
   */
  public final void doStop() {
    if (users == 0) {
      throw new IllegalStateException("doStop called on a factory that is not in use");
    }
    users--;
    if (users == 0) {
      stopFactory();
    }
  }
}
