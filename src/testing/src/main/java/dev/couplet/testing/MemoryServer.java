// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import dev.couplet.defer.Failure;
import dev.couplet.memory.MemoryLink;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A server on the network of a {@link MemoryReactor} that does to its clients what a test tells it
 * to: for tests of clients that deal with channels themselves. Only for the reactor's thread.
 */
public final class MemoryServer implements AutoCloseable {
  private final MemoryReactor reactor;
  private final ServerSocketChannel port;
  private final List<Channel> channels = new ArrayList<>();

  private MemoryServer(MemoryReactor reactor, ServerSocketChannel port) {
    this.reactor = reactor;
    this.port = port;
    channels.add(port);
  }

  /**
   * Has a new server listen at {@code address}.
   *
   * @param accepted is given each connection that is made
   * @throws UncheckedIOException if another listens there
   */
  public static MemoryServer listen(
      MemoryReactor reactor, InetSocketAddress address, Consumer<? super Connection> accepted) {
    try {
      ServerSocketChannel port = reactor.channels().openServerSocketChannel();
      MemoryServer server = new MemoryServer(reactor, port);
      try {
        port.configureBlocking(false);
        port.bind(address);
      } catch (IOException e) {
        port.close();
        throw e;
      }
      reactor.addReader(server.new Port(accepted));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether {@code channel} is one of its own: its port, or its side of a connection. */
  public boolean owns(Channel channel) {
    return channels.contains(channel);
  }

  /** Listens no more, and closes its side of all connections. */
  @Override
  public void close() {
    channels.forEach(MemoryServer::close);
  }

  private static void close(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Port implements ReadDescriptor {
    private final Consumer<? super Connection> accepted;

    Port(Consumer<? super Connection> accepted) {
      this.accepted = accepted;
    }

    @Override
    public ServerSocketChannel channel() {
      return port;
    }

    @Override
    public void doRead() throws IOException {
      SocketChannel channel = port.accept();
      if (channel != null) {
        channel.configureBlocking(false);
        channels.add(channel);
        accepted.accept(new Connection(reactor, channel));
      }
    }

    @Override
    public void connectionLost(Failure reason) {
      // Whoever made the server closes it.
    }
  }

  /** The server's side of one connection. */
  public static final class Connection {
    private final MemoryReactor reactor;
    private final SocketChannel channel;

    private Connection(MemoryReactor reactor, SocketChannel channel) {
      this.reactor = reactor;
      this.channel = channel;
    }

    /** Sends {@code bytes}, and returns whether it could: the client may have left. */
    public boolean send(byte[] bytes) {
      try {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        channel.write(buffer);
        return !buffer.hasRemaining();
      } catch (IOException e) {
        return false;
      }
    }

    /** Ends the connection in order, after all that was sent. */
    public void end() {
      close(channel);
    }

    /** Resets the connection: the client reads what has arrived, and then fails. */
    public void reset() {
      try {
        SocketAddress client = channel.getRemoteAddress();
        reactor.network().links().stream()
            .filter(link -> link.client().equals(client))
            .forEach(MemoryLink::reset);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
