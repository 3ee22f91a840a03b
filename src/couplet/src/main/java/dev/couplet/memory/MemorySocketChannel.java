// SPDX-License-Identifier: Apache-2.0
package dev.couplet.memory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.NoConnectionPendingException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One end of a {@link MemoryLink}. It behaves as a channel over TCP that does not block. */
final class MemorySocketChannel extends SocketChannel implements MemoryChannel {
  private static final Set<SocketOption<?>> OPTIONS =
      Set.of(
          StandardSocketOptions.SO_KEEPALIVE,
          StandardSocketOptions.SO_LINGER,
          StandardSocketOptions.SO_RCVBUF,
          StandardSocketOptions.SO_REUSEADDR,
          StandardSocketOptions.SO_SNDBUF,
          StandardSocketOptions.TCP_NODELAY);

  private final MemoryNetwork network;
  private final Map<SocketOption<?>, Object> options = new HashMap<>();
  private @Nullable InetSocketAddress local;
  private @Nullable InetSocketAddress remote;
  private boolean isClient = true;
  private boolean connecting;
  private boolean connected;
  private @Nullable IOException connectError;
  private @Nullable IOException writeError;
  private boolean outputShut;
  private boolean inputShut;

  /** Null until it is connected; so is the other one. */
  private @Nullable Stream in;

  private @Nullable Stream out;

  MemorySocketChannel(MemoryNetwork network) {
    super(network.channels());
    this.network = network;
  }

  // ----------------------------------------------------------------------------- connecting

  @Override
  public SocketChannel bind(@Nullable SocketAddress address) throws IOException {
    requireOpen();
    local = network.bindClient(address);
    return this;
  }

  @Override
  public boolean connect(SocketAddress address) throws IOException {
    requireOpen();
    requireNonBlocking();
    if (connected) {
      throw new AlreadyConnectedException();
    }
    if (connecting) {
      throw new ConnectionPendingException();
    }
    remote = MemoryNetwork.resolved(address);
    try {
      network.requireRoute(remote);
      if (local == null || local.getAddress().isAnyLocalAddress()) {
        int port = local == null ? 0 : local.getPort();
        local = network.bindClient(new InetSocketAddress(remote.getAddress(), port));
      }
    } catch (IOException e) {
      close();
      throw e;
    }
    connecting = true;
    network.connect(this, remote);
    return false;
  }

  /** Its connection stands. */
  void linked(Stream from, Stream to) {
    in = from;
    out = to;
  }

  /** It is the server's end of a connection from {@code client} to {@code address}. */
  void madeFor(InetSocketAddress client, InetSocketAddress address) {
    isClient = false;
    local = address;
    remote = client;
    connected = true;
  }

  /** The outcome of its attempt has come: null, or why it failed. */
  void outcome(@Nullable IOException error) {
    connectError = error;
    if (error == null) {
      connected = true;
    }
    network.changed(this);
  }

  @Override
  public boolean finishConnect() throws IOException {
    requireOpen();
    if (!connecting) {
      if (connected) {
        return true;
      }
      throw new NoConnectionPendingException();
    }
    if (connectError != null) {
      IOException error = connectError;
      close();
      throw error;
    }
    if (connected) {
      connecting = false;
    }
    return connected;
  }

  @Override
  public boolean isConnected() {
    return connected && !connecting;
  }

  @Override
  public boolean isConnectionPending() {
    return connecting;
  }

  InetSocketAddress address() {
    if (local == null) {
      throw new IllegalStateException("not bound");
    }
    return local;
  }

  InetSocketAddress target() {
    if (remote == null) {
      throw new IllegalStateException("not connecting");
    }
    return remote;
  }

  @Override
  public @Nullable SocketAddress getLocalAddress() throws IOException {
    requireOpen();
    return local;
  }

  @Override
  public @Nullable SocketAddress getRemoteAddress() throws IOException {
    requireOpen();
    return connected ? remote : null;
  }

  // --------------------------------------------------------------------------------- data

  @Override
  public int read(ByteBuffer target) throws IOException {
    Stream from = requireConnected(in);
    return inputShut ? -1 : from.read(target);
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    long sum = 0;
    for (int i = offset; i < offset + length; i++) {
      if (targets[i].hasRemaining()) {
        int count = read(targets[i]);
        if (count < 0) {
          return sum == 0 ? -1 : sum;
        }
        sum += count;
        if (targets[i].hasRemaining()) {
          break;
        }
      }
    }
    return sum;
  }

  @Override
  public int write(ByteBuffer data) throws IOException {
    Stream to = requireConnected(out);
    if (outputShut) {
      throw new ClosedChannelException();
    }
    if (writeError != null) {
      throw new SocketException(writeError.getMessage());
    }
    return to.write(data);
  }

  @Override
  public long write(ByteBuffer[] data, int offset, int length) throws IOException {
    long sum = 0;
    for (int i = offset; i < offset + length; i++) {
      sum += write(data[i]);
      if (data[i].hasRemaining()) {
        break;
      }
    }
    return sum;
  }

  private Stream requireConnected(@Nullable Stream stream) throws IOException {
    requireOpen();
    requireNonBlocking();
    if (!isConnected() || stream == null) {
      throw new NotYetConnectedException();
    }
    return stream;
  }

  // -------------------------------------------------------------------------------- its end

  @Override
  public SocketChannel shutdownOutput() throws IOException {
    Stream to = requireConnected(out);
    if (!outputShut) {
      outputShut = true;
      to.end();
    }
    return this;
  }

  @Override
  public SocketChannel shutdownInput() throws IOException {
    requireConnected(in);
    inputShut = true;
    network.changed(this);
    return this;
  }

  /** Something has come in after it was closed. */
  void answerWithReset() {
    if (out != null) {
      out.reset();
    }
  }

  /** Nobody will accept it: the client sees a reset. */
  void abandon() {
    answerWithReset();
  }

  /** Its connection is no more. */
  void reset() {
    if (isOpen() && in != null && out != null) {
      in.breakWith(new SocketException("Connection reset"));
      out.dropUnderWay();
      writeError = new SocketException("Broken pipe");
      network.changed(this);
    }
  }

  @Override
  protected void implCloseSelectableChannel() {
    network.closed();
    if (isClient && local != null) {
      network.clientClosed(local);
    }
    if (in == null || out == null) {
      return;
    }
    boolean lingersNot = Integer.valueOf(0).equals(options.get(StandardSocketOptions.SO_LINGER));
    if (lingersNot || in.hasUnread()) {
      // As a real one does: the peer is to know that not all it sent was read.
      out.reset();
    } else if (!outputShut) {
      out.end();
    }
  }

  @Override
  protected void implConfigureBlocking(boolean block) {
    // Where it would block it refuses.
  }

  // ------------------------------------------------------------------------------- the rest

  @Override
  public boolean readable() {
    return isConnected() && in != null && (inputShut || in.readable());
  }

  @Override
  public boolean writable() {
    if (connecting) {
      return connected || connectError != null;
    }
    return connected && out != null && (writeError != null || out.hasRoom());
  }

  @Override
  public <T> SocketChannel setOption(SocketOption<T> option, T value) throws IOException {
    requireOpen();
    if (!OPTIONS.contains(option)) {
      throw new UnsupportedOperationException("no such option: " + option);
    }
    options.put(option, value);
    return this;
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // as it was put in; null is "not set"
  public <T> T getOption(SocketOption<T> option) throws IOException {
    requireOpen();
    return (T) options.get(option);
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return OPTIONS;
  }

  @Override
  public Socket socket() {
    throw new UnsupportedOperationException("a channel of the memory network has no socket");
  }

  private void requireOpen() throws ClosedChannelException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
  }

  private void requireNonBlocking() {
    if (isBlocking()) {
      throw new IllegalBlockingModeException();
    }
  }

  @Override
  public String toString() {
    return "MemorySocketChannel[" + local + " to " + remote + "]";
  }
}
