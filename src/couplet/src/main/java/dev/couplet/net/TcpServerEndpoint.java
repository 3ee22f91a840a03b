// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.reactor.Reactor;
import java.net.InetSocketAddress;

/**
 * Listens by TCP.
 *
 * @param reactor the reactor that carries the connections
 * @param address where to listen; at a port that the system chooses if that is 0
 * @param backlog how many connections may wait to be accepted
 */
public record TcpServerEndpoint(Reactor reactor, InetSocketAddress address, int backlog)
    implements ServerEndpoint {

  /** Listens at {@code port} on all of the machine's addresses. */
  public TcpServerEndpoint(Reactor reactor, int port) {
    this(reactor, new InetSocketAddress(port), Tcp.DEFAULT_BACKLOG);
  }

  @Override
  public Deferred<ListeningPort> listen(Factory factory) {
    return Deferreds.execute(() -> Tcp.listen(reactor, address, backlog, factory));
  }
}
