// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.WriteDescriptor;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect: looks the host up, and tries one of its addresses after the other until
 * one answers. Over when its owner was told, or has cancelled it.
 */
final class TcpAttempt implements WriteDescriptor {

  /** To be told of the outcome, once. */
  interface Owner {
    void connected(SocketChannel channel);

    void failed(Throwable error);
  }

  private final TcpLoop loop;
  private final Reactor reactor;
  private final InetSocketAddress target;
  private final @Nullable SocketAddress bindAddress;
  private final Owner owner;
  private final Deque<InetAddress> untried = new ArrayDeque<>();
  private @Nullable SocketChannel channel;
  private boolean over;

  TcpAttempt(
      TcpLoop loop, InetSocketAddress target, @Nullable SocketAddress bindAddress, Owner owner) {
    this.loop = loop;
    reactor = loop.reactor;
    this.target = target;
    this.bindAddress = bindAddress;
    this.owner = owner;
  }

  void begin() {
    if (!over) {
      reactor
          .resolve(target.getHostString())
          .addCallbackVoid(this::found)
          .addErrbackVoid(failure -> fail(failure.exception()));
    }
  }

  private void found(List<InetAddress> addresses) {
    if (!over) {
      untried.addAll(addresses);
      tryNext();
    }
  }

  /** Tries the next address, of which there is one. */
  private void tryNext() {
    InetSocketAddress address = new InetSocketAddress(untried.remove(), target.getPort());
    try {
      SocketChannel opened = reactor.channels().openSocketChannel();
      channel = opened;
      opened.configureBlocking(false);
      opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (bindAddress != null) {
        opened.bind(bindAddress);
      }
      if (!opened.connect(address)) {
        reactor.addWriter(this);
        return;
      }
    } catch (IOException | RuntimeException e) {
      if (channel == null) {
        // No descriptor was to be had, and to tell of it may take one.
        loop.spares.release();
      }
      failedHere(e);
      return;
    }
    connected();
  }

  @Override
  public SelectableChannel channel() {
    if (channel == null) {
      throw new IllegalStateException("no address is being tried");
    }
    return channel;
  }

  @Override
  public void doWrite() {
    try {
      if (channel == null || !channel.finishConnect()) {
        return;
      }
      reactor.removeWriter(this);
      if (channel.getLocalAddress().equals(channel.getRemoteAddress())) {
        // TCP lets a socket connect to itself, if it is given the very port that it asks for.
        throw new ConnectException("nobody listens there, so it would be one to itself");
      }
    } catch (IOException e) {
      failedHere(e);
      return;
    }
    connected();
  }

  private void connected() {
    SocketChannel made = channel;
    if (made != null) {
      over = true;
      channel = null;
      owner.connected(made);
    }
  }

  private void failedHere(Exception error) {
    close();
    if (untried.isEmpty()) {
      fail(error);
    } else {
      tryNext();
    }
  }

  private void fail(Throwable error) {
    if (!over) {
      over = true;
      owner.failed(ConnectErrors.of(error, target));
    }
  }

  /** Gives up; the owner is told nothing. */
  void cancel() {
    over = true;
    close();
  }

  /** The reactor has dropped it. */
  @Override
  public void connectionLost(Failure reason) {
    close();
    fail(reason.exception());
  }

  private void close() {
    SocketChannel closing = channel;
    if (closing != null) {
      reactor.removeWriter(this);
      channel = null;
      Sockets.close(closing);
    }
  }

  @Override
  public String toString() {
    return "TcpAttempt[" + target + "]";
  }
}
