// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Failure;
import java.net.SocketAddress;
import java.util.function.Supplier;

/**
 * A factory for connections that this side makes: it is told how each attempt goes.
 *
 * <p>For each {@link Connector#connect}: {@link #startedConnecting}; then, never before {@code
 * connect} has returned, either {@link #clientConnectionFailed}, or {@link #buildProtocol} and,
 * when the connection is gone and its protocol knows, {@link #clientConnectionLost}. In these two
 * the factory may call {@link Connector#connect} to try again.
 */
public abstract class ClientFactory extends Factory {

  /** Makes one that is not in use. */
  protected ClientFactory() {}

  /** Returns a factory that makes each of its protocols by {@code protocol}. */
  public static ClientFactory forProtocol(Supplier<? extends Protocol> protocol) {
    return new ClientFactory() {
      @Override
      public Protocol buildProtocol(SocketAddress peer) {
        return protocol.get();
      }
    };
  }

  /** An attempt begins; {@link Connector#stopConnecting} ends it. */
  public void startedConnecting(Connector connector) {}

  /**
   * An attempt has failed.
   *
   * @param reason a {@link ConnectError}, or {@link dev.couplet.defer.TimeoutError}
   */
  public void clientConnectionFailed(Connector connector, Failure reason) {}

  /**
   * The connection is gone.
   *
   * @param reason what {@link Protocol#connectionLost} was told
   */
  public void clientConnectionLost(Connector connector, Failure reason) {}

  /** An attempt begins; for subclasses whose own subclasses may override the hook of that. */
  void attemptBegins(Connector connector) {}

  /** The protocol of the connection has been told that it is made, and took it well. */
  void connectionMade(Protocol protocol) {}
}
