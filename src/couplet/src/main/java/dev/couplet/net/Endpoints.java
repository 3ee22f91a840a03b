// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Deferred;
import dev.couplet.reactor.Reactor;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Endpoints from strings, so that where a program listens or connects can be left to whoever runs
 * it.
 *
 * <p>For clients: {@code tcp:example.org:80}, or with names {@code
 * tcp:host=example.org:port=80:timeout=5:bindAddress=192.0.2.1}, the timeout in seconds. For
 * servers: {@code tcp:8000}, or {@code tcp:port=8000:interface=127.0.0.1:backlog=100}. A colon
 * within a value follows a backslash: {@code tcp:8000:interface=\:\:1}.
 */
public final class Endpoints {
  private Endpoints() {}

  /**
   * Returns where {@code description} says to connect to.
   *
   * @throws IllegalArgumentException if it says that wrongly
   */
  public static ClientEndpoint client(Reactor reactor, String description) {
    requireTcp(description);
    EndpointDescription parsed =
        EndpointDescription.parse(description, List.of("host", "port", "timeout", "bindAddress"));
    String bindAddress = parsed.text("bindAddress");
    return new TcpClientEndpoint(
        reactor,
        parsed.requiredText("host"),
        parsed.requiredNumber("port"),
        parsed.seconds("timeout", Tcp.DEFAULT_TIMEOUT),
        bindAddress == null ? null : new InetSocketAddress(bindAddress, 0));
  }

  /**
   * Returns where {@code description} says to listen.
   *
   * @throws IllegalArgumentException if it says that wrongly
   */
  public static ServerEndpoint server(Reactor reactor, String description) {
    requireTcp(description);
    EndpointDescription parsed =
        EndpointDescription.parse(description, List.of("port", "interface", "backlog"));
    int port = parsed.requiredNumber("port");
    String host = parsed.text("interface");
    return new TcpServerEndpoint(
        reactor,
        host == null ? new InetSocketAddress(port) : new InetSocketAddress(host, port),
        parsed.number("backlog", Tcp.DEFAULT_BACKLOG));
  }

  private static void requireTcp(String description) {
    String kind = EndpointDescription.kindOf(description);
    if (!kind.equals("tcp")) {
      throw new IllegalArgumentException(
          "no endpoint of the kind %s: %s; known is tcp".formatted(kind, description));
    }
  }

  /**
   * Connects {@code protocol}, which is to have no other connection.
   *
   * @return fires with it once its connection is made; see {@link ClientEndpoint#connect}
   */
  public static <P extends Protocol> Deferred<P> connectProtocol(
      ClientEndpoint endpoint, P protocol) {
    return endpoint.connect(Factory.forProtocol(() -> protocol)).addCallback(made -> protocol);
  }
}
