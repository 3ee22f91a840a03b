// SPDX-License-Identifier: Apache-2.0
package dev.couplet.memory;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * One connection over a {@link MemoryNetwork}, at the command of a test: what it does to the bytes
 * that are on their way. Both directions are treated alike.
 */
public final class MemoryLink {
  private final MemorySocketChannel client;
  private final MemorySocketChannel server;
  private final Stream toServer;
  private final Stream toClient;

  MemoryLink(MemoryNetwork network, MemorySocketChannel client, MemorySocketChannel server) {
    this.client = client;
    this.server = server;
    toServer = new Stream(network, client, server);
    toClient = new Stream(network, server, client);
    client.linked(toClient, toServer);
    server.linked(toServer, toClient);
  }

  /** Returns the address of the side that has connected. */
  public InetSocketAddress client() {
    return client.address();
  }

  /** Returns the address of the side that has accepted. */
  public InetSocketAddress server() {
    return server.address();
  }

  /** Lets what is written from now on take {@code delay} to arrive. */
  public void delay(Duration delay) {
    MemoryNetwork.requireNotNegative(delay);
    toServer.delay(delay);
    toClient.delay(delay);
  }

  /** Lets nothing arrive until {@link #release}; in the end, nothing more can be written. */
  public void hold() {
    toServer.hold(true);
    toClient.hold(true);
  }

  /** Lets all arrive that was held. */
  public void release() {
    toServer.hold(false);
    toClient.hold(false);
  }

  /**
   * Loses all that is on its way, and all that is written from now on, without telling either side:
   * as when a cable is pulled out.
   */
  public void cut() {
    toServer.cut();
    toClient.cut();
  }

  /** Resets the connection, now and for both sides: each reads what has arrived, and then fails. */
  public void reset() {
    client.reset();
    server.reset();
  }

  @Override
  public String toString() {
    return "MemoryLink[" + client() + " to " + server() + "]";
  }
}
