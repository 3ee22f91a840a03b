// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import dev.couplet.testing.ScriptedNetwork.Mishap;
import dev.couplet.testing.ScriptedServer.Step;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.NoConnectionPendingException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client's end of a connection to a {@link ScriptedServer}. */
final class ScriptedChannel extends SocketChannel {
  private enum State {
    NEW,
    CONNECTING,
    CONNECTED
  }

  private final ScriptedNetwork network;
  private final Deque<Step> toCome = new ArrayDeque<>();
  private final Deque<ByteBuffer> arrived = new ArrayDeque<>();
  private State state = State.NEW;
  private @Nullable SocketAddress remote;
  private boolean refused;
  private boolean falseAlarm;
  private boolean ended;
  private boolean endWasRead;
  private boolean broken;

  /** When the outcome of connecting is known, or was; then, when it did its last step. */
  private long lastNanos;

  ScriptedChannel(ScriptedNetwork network) {
    super(network);
    this.network = network;
  }

  /** Returns when something happens next that is not there yet; the greatest number if never. */
  long nextNanos() {
    play();
    if (state == State.CONNECTING) {
      return lastNanos > network.nowNanos() ? lastNanos : Long.MAX_VALUE;
    }
    Step next = toCome.peekFirst();
    return state == State.NEW || next == null ? Long.MAX_VALUE : lastNanos + next.afterNanos();
  }

  /** Returns for what it is ready: operations of a {@link SelectionKey}. */
  int ready() {
    play();
    return switch (state) {
      case NEW -> 0;
      case CONNECTING -> answered() ? SelectionKey.OP_CONNECT : 0;
      case CONNECTED -> SelectionKey.OP_WRITE | (readable() ? SelectionKey.OP_READ : 0);
    };
  }

  private boolean answered() {
    return lastNanos <= network.nowNanos();
  }

  private boolean readable() {
    return !arrived.isEmpty() || falseAlarm || ended || broken;
  }

  /** Does what the script has for the time until now. */
  private void play() {
    while (!toCome.isEmpty() && answered() && isOpen()) {
      Step next = toCome.getFirst();
      if (lastNanos + next.afterNanos() > network.nowNanos()) {
        return;
      }
      lastNanos += next.afterNanos();
      toCome.removeFirst();
      switch (next.kind()) {
        case BYTES -> arrived.add(next.bytes().duplicate());
        case NOTHING -> falseAlarm = true;
        case END -> ended = true;
        case RESET -> broken = true;
      }
    }
  }

  // ---------------------------------------------------------------------------- connecting

  @Override
  public boolean connect(SocketAddress address) throws IOException {
    requireOpen();
    if (state == State.CONNECTED) {
      throw new AlreadyConnectedException();
    }
    if (state == State.CONNECTING) {
      throw new ConnectionPendingException();
    }
    remote = address;
    state = State.CONNECTING;
    ScriptedServer server = network.serverAt(address);
    refused = server == null || server.isRefusing();
    lastNanos = network.nowNanos();
    boolean atOnce = server == null || server.isAtOnce();
    if (server != null) {
      lastNanos += atOnce ? 0 : server.answersAfterNanos();
      toCome.addAll(refused ? List.of() : server.steps());
    }
    if (isBlocking()) {
      network.note(Mishap.BLOCKED);
      while (!answered()) {
        network.sleep(Long.MAX_VALUE);
      }
    }
    return (atOnce || isBlocking()) && finishConnect();
  }

  @Override
  public boolean finishConnect() throws IOException {
    requireOpen();
    if (state == State.NEW) {
      throw new NoConnectionPendingException();
    }
    if (state == State.CONNECTING && !answered()) {
      network.fruitless();
      return false;
    }
    if (refused) {
      close();
      throw new ConnectException("Connection refused");
    }
    if (state == State.CONNECTING) {
      network.somethingDone();
      state = State.CONNECTED;
    }
    return true;
  }

  @Override
  public boolean isConnected() {
    return state == State.CONNECTED;
  }

  @Override
  public boolean isConnectionPending() {
    return state == State.CONNECTING;
  }

  // ------------------------------------------------------------------------------- reading

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (state != State.CONNECTED) {
      throw new NotYetConnectedException();
    }
    play();
    if (isBlocking()) {
      network.note(Mishap.BLOCKED);
      while (!readable()) {
        network.sleep(Long.MAX_VALUE);
        play();
      }
    }
    int count = 0;
    while (target.hasRemaining() && !arrived.isEmpty()) {
      ByteBuffer first = arrived.getFirst();
      int part = Math.min(first.remaining(), target.remaining());
      target.put(first.slice().limit(part));
      first.position(first.position() + part);
      count += part;
      if (!first.hasRemaining()) {
        arrived.removeFirst();
      }
    }
    if (count > 0 || falseAlarm) {
      falseAlarm = false;
      network.somethingDone();
      return count;
    }
    return arrived.isEmpty() ? end() : nothing();
  }

  /** Nothing has come and is not read yet: is that the end? */
  private int end() throws IOException {
    if (broken) {
      throw new SocketException("Connection reset");
    }
    if (!ended) {
      return nothing();
    }
    if (endWasRead) {
      network.fruitless();
    }
    endWasRead = true;
    return -1;
  }

  private int nothing() {
    network.fruitless();
    return 0;
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      if (targets[i].hasRemaining()) {
        return read(targets[i]);
      }
    }
    return 0;
  }

  // ------------------------------------------------------------------------------- the rest

  /** The servers do not listen: all is taken, and lost. */
  @Override
  public int write(ByteBuffer data) throws IOException {
    requireOpen();
    int count = data.remaining();
    data.position(data.limit());
    return count;
  }

  @Override
  public long write(ByteBuffer[] data, int offset, int length) throws IOException {
    long sum = 0;
    for (int i = offset; i < offset + length; i++) {
      sum += write(data[i]);
    }
    return sum;
  }

  @Override
  protected void implCloseSelectableChannel() {
    network.closed(this);
  }

  @Override
  protected void implConfigureBlocking(boolean block) {
    // Each call looks for itself.
  }

  @Override
  public SocketChannel shutdownInput() {
    ended = true;
    return this;
  }

  @Override
  public SocketChannel shutdownOutput() {
    return this;
  }

  @Override
  public SocketChannel bind(@Nullable SocketAddress local) {
    return this;
  }

  @Override
  public <T> SocketChannel setOption(SocketOption<T> option, T value) {
    return this;
  }

  @Override
  public <T> T getOption(SocketOption<T> option) {
    throw new UnsupportedOperationException("no such option: " + option);
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return Set.of();
  }

  @Override
  public Socket socket() {
    throw new UnsupportedOperationException("a channel of the scripted network has no socket");
  }

  @Override
  public @Nullable SocketAddress getLocalAddress() {
    return null;
  }

  @Override
  public @Nullable SocketAddress getRemoteAddress() {
    return state == State.CONNECTED ? remote : null;
  }

  private void requireOpen() throws ClosedChannelException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
  }
}
