// SPDX-License-Identifier: Apache-2.0
package dev.couplet.memory;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.NotYetBoundException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Listens on a {@link MemoryNetwork}. It behaves as a channel over TCP that does not block. */
final class MemoryServerSocketChannel extends ServerSocketChannel implements MemoryChannel {
  private static final int DEFAULT_BACKLOG = 50;

  private final MemoryNetwork network;

  /** Connections that wait to be accepted, no more than the backlog. */
  private final Deque<MemorySocketChannel> waiting = new ArrayDeque<>();

  /** Clients that wait for a place among them. */
  private final Deque<MemorySocketChannel> knocking = new ArrayDeque<>();

  private int backlog;
  private @Nullable InetSocketAddress local;

  MemoryServerSocketChannel(MemoryNetwork network) {
    super(network.channels());
    this.network = network;
  }

  @Override
  public ServerSocketChannel bind(@Nullable SocketAddress address, int mostWaiting)
      throws IOException {
    local = network.bindServer(this, address);
    backlog = mostWaiting > 0 ? mostWaiting : DEFAULT_BACKLOG;
    return this;
  }

  /** {@code client} would like to connect. */
  void knock(MemorySocketChannel client) {
    knocking.add(client);
    fillBacklog();
  }

  private void fillBacklog() {
    while (waiting.size() < backlog && !knocking.isEmpty()) {
      MemorySocketChannel client = knocking.remove();
      if (client.isOpen()) {
        waiting.add(network.link(client));
        network.changed(this);
      }
    }
  }

  @Override
  public @Nullable SocketChannel accept() throws IOException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
    if (isBlocking()) {
      throw new IllegalBlockingModeException();
    }
    if (local == null) {
      throw new NotYetBoundException();
    }
    if (waiting.isEmpty()) {
      return null;
    }
    network.opened();
    MemorySocketChannel accepted = waiting.remove();
    fillBacklog();
    return accepted;
  }

  @Override
  public boolean readable() {
    return !waiting.isEmpty();
  }

  @Override
  public boolean writable() {
    return false;
  }

  @Override
  protected void implCloseSelectableChannel() {
    network.closed();
    network.listensNoMore(this);
    for (MemorySocketChannel client : knocking) {
      client.outcome(new ConnectException("Connection refused"));
    }
    for (MemorySocketChannel connection : waiting) {
      connection.abandon();
    }
  }

  @Override
  protected void implConfigureBlocking(boolean block) {
    // Where it would block it refuses.
  }

  @Override
  public @Nullable SocketAddress getLocalAddress() {
    return local;
  }

  @Override
  public <T> ServerSocketChannel setOption(SocketOption<T> option, T value) {
    return this;
  }

  @Override
  public <T> T getOption(SocketOption<T> option) {
    throw new UnsupportedOperationException("no such option: " + option);
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return Set.of(StandardSocketOptions.SO_REUSEADDR, StandardSocketOptions.SO_RCVBUF);
  }

  @Override
  public ServerSocket socket() {
    throw new UnsupportedOperationException("a channel of the memory network has no socket");
  }
}
