// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Deferred;
import dev.couplet.reactor.Reactor;
import java.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Connects by TCP.
 *
 * @param reactor the reactor that carries the connection
 * @param host a name or an address
 * @param port where it listens
 * @param timeout how long connecting may take, with the lookup of the name
 * @param bindAddress where to connect from, or null to leave that to the system
 */
public record TcpClientEndpoint(
    Reactor reactor, String host, int port, Duration timeout, @Nullable SocketAddress bindAddress)
    implements ClientEndpoint {

  /** Connects within 30 seconds, from wherever the system likes. */
  public TcpClientEndpoint(Reactor reactor, String host, int port) {
    this(reactor, host, port, Tcp.DEFAULT_TIMEOUT, null);
  }

  @Override
  public Deferred<Protocol> connect(Factory factory) {
    return new EndpointAttempt(factory)
        .begin(attempt -> Tcp.connect(reactor, host, port, attempt, timeout, bindAddress));
  }
}
