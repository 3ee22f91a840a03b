// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.reactor.Reactor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Connections by TCP, on any reactor. Only for the reactor's thread. */
public final class Tcp {
  /** How many connections may wait to be accepted unless another number is given: 50. */
  public static final int DEFAULT_BACKLOG = 50;

  /** How long an attempt to connect may take unless another time is given: 30 seconds. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  private Tcp() {}

  /**
   * Accepts connections at {@code port}, or at one that the system chooses if that is 0, on all of
   * the machine's addresses.
   *
   * @param factory makes the protocol of each
   * @throws CannotListenError if that is not possible, for instance because the port is in use
   */
  public static ListeningPort listen(Reactor reactor, int port, Factory factory) {
    return listen(reactor, new InetSocketAddress(port), DEFAULT_BACKLOG, factory);
  }

  /**
   * Accepts connections at {@code address}.
   *
   * @param backlog how many connections may wait to be accepted; the system may take it as a hint
   * @param factory makes the protocol of each
   * @throws CannotListenError if that is not possible, for instance because the port is in use
   */
  public static ListeningPort listen(
      Reactor reactor, InetSocketAddress address, int backlog, Factory factory) {
    reactor.requireThread("listen");
    return TcpPort.listen(TcpLoop.of(reactor), address, backlog, factory);
  }

  /**
   * Connects to {@code port} of {@code host}, a name or an address, within 30 seconds.
   *
   * @param factory makes the protocol, and is told how it goes, never before this has returned
   * @return gives the attempt or the connection up, or tries again
   */
  public static Connector connect(Reactor reactor, String host, int port, ClientFactory factory) {
    return connect(reactor, host, port, factory, DEFAULT_TIMEOUT, null);
  }

  /**
   * Connects to {@code port} of {@code host}, a name or an address. If the name has several
   * addresses, they are tried in turn.
   *
   * @param factory makes the protocol, and is told how it goes, never before this has returned
   * @param timeout how long it may take, with the lookup of the name
   * @param bindAddress where to connect from, or null to leave that to the system
   * @return gives the attempt or the connection up, or tries again
   * @throws IllegalArgumentException if the timeout is negative, or the port no port
   */
  public static Connector connect(
      Reactor reactor,
      String host,
      int port,
      ClientFactory factory,
      Duration timeout,
      @Nullable SocketAddress bindAddress) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("timeout < 0: " + timeout);
    }
    reactor.requireThread("connect");
    InetSocketAddress target = InetSocketAddress.createUnresolved(host, port);
    TcpConnector connector =
        new TcpConnector(TcpLoop.of(reactor), target, factory, timeout, bindAddress);
    connector.connect();
    return connector;
  }
}
