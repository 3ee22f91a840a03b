// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Failure;
import dev.couplet.defer.TimeoutError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Connects by TCP, and tells its factory how that goes. */
final class TcpConnector
    implements Connector, TcpAttempt.Owner, TcpConnection.Owner, TcpLoop.Member {
  private enum State {
    DISCONNECTED,
    CONNECTING,
    /** The attempt was cancelled, and the factory is still to be told. */
    CANCELLED,
    CONNECTED
  }

  private final TcpLoop loop;
  private final InetSocketAddress target;
  private final ClientFactory factory;
  private final Duration timeout;
  private final @Nullable SocketAddress bindAddress;

  private State state = State.DISCONNECTED;
  private boolean factoryStarted;

  /** While connecting. */
  private @Nullable TcpAttempt attempt;

  /** While connecting. */
  private @Nullable DelayedCall timer;

  /** While connected. */
  private @Nullable TcpConnection connection;

  /** Of the last attempt, and of what became of it. */
  private @Nullable ConnectionTrace trace;

  TcpConnector(
      TcpLoop loop,
      InetSocketAddress target,
      ClientFactory factory,
      Duration timeout,
      @Nullable SocketAddress bindAddress) {
    this.loop = loop;
    this.target = target;
    this.factory = factory;
    this.timeout = timeout;
    this.bindAddress = bindAddress;
  }

  @Override
  public SocketAddress destination() {
    return target;
  }

  // ----------------------------------------------------------------------------- connecting

  @Override
  public void connect() {
    loop.reactor.requireThread("connect");
    require(State.DISCONNECTED, "connect");
    if (!factoryStarted) {
      factory.doStart();
      factoryStarted = true;
    }
    state = State.CONNECTING;
    trace = ConnectionTrace.connecting(ConnectErrors.words(target));
    loop.add(this);
    timer = loop.reactor.callLater(timeout, this::timedOut);
    TcpAttempt begun = new TcpAttempt(loop, target, bindAddress, this);
    attempt = begun;
    // Not now: the factory must not hear of an outcome before this method has returned.
    loop.reactor.callFromThread(begun::begin);
    factory.attemptBegins(this);
    Callbacks.guard(factory, "startedConnecting", () -> factory.startedConnecting(this));
  }

  private void timedOut() {
    timer = null;
    failed(
        new TimeoutError(
            "no connection to %s within %s s"
                .formatted(ConnectErrors.words(target), timeout.toNanos() / 1e9)));
  }

  @Override
  public void stopConnecting() {
    loop.reactor.requireThread("stopConnecting");
    require(State.CONNECTING, "stopConnecting");
    endAttempt();
    state = State.CANCELLED;
    loop.reactor.callFromThread(
        () ->
            failed(
                new ConnectingCancelledError(
                    "connecting to " + ConnectErrors.words(target) + " was given up")));
  }

  @Override
  public void failed(Throwable error) {
    if (state == State.CONNECTING || state == State.CANCELLED) {
      endAttempt();
      loop.remove(this);
      state = State.DISCONNECTED;
      ConnectionTrace tracing = trace;
      int failed = tracing == null ? 0 : tracing.failed(error);
      Failure reason = new Failure(error);
      Callbacks.guard(
          factory, "clientConnectionFailed", () -> factory.clientConnectionFailed(this, reason));
      stopFactory();
      if (tracing != null) {
        tracing.done(failed);
      }
    }
  }

  private void endAttempt() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    if (attempt != null) {
      attempt.cancel();
      attempt = null;
    }
  }

  @Override
  public void reactorStopped() {
    failed(
        new ConnectError(
            "no connection to " + ConnectErrors.words(target) + ": the reactor was stopped", null));
  }

  // ------------------------------------------------------------------------------ connected

  @Override
  public void connected(SocketChannel channel) {
    attempt = null;
    endAttempt();
    loop.remove(this);
    state = State.CONNECTED;
    ConnectionTrace tracing = trace;
    int connected = tracing == null ? 0 : traceConnected(tracing, channel);
    begin(channel);
    if (tracing != null) {
      tracing.done(connected);
    }
  }

  private static int traceConnected(ConnectionTrace trace, SocketChannel channel) {
    try {
      return trace.connected(channel.getLocalAddress(), channel.getRemoteAddress());
    } catch (IOException e) {
      return 0; // It will be found out once more by those who can tell.
    }
  }

  private void begin(SocketChannel channel) {
    TcpConnection made = null;
    Protocol protocol = null;
    Throwable end = new ConnectionDone();
    try {
      protocol = factory.buildProtocol(channel.getRemoteAddress());
      if (protocol != null) {
        made = new TcpConnection(loop, channel, protocol, this, trace);
      }
    } catch (Throwable e) {
      Callbacks.failed(factory, "buildProtocol", e);
      end = e;
    }
    connection = made;
    if (made != null && protocol != null) {
      if (made.start()) {
        factory.connectionMade(protocol);
      }
    } else {
      Sockets.close(channel);
      int closed = trace == null ? 0 : trace.closed(end);
      connectionLost(end);
      if (trace != null) {
        trace.done(closed);
      }
    }
  }

  @Override
  public void connectionLost(Throwable error) {
    connection = null;
    state = State.DISCONNECTED;
    Failure reason = new Failure(error);
    Callbacks.guard(
        factory, "clientConnectionLost", () -> factory.clientConnectionLost(this, reason));
    stopFactory();
  }

  @Override
  public void disconnect() {
    loop.reactor.requireThread("disconnect");
    if (state == State.CONNECTING) {
      stopConnecting();
    } else if (connection != null) {
      connection.loseConnection();
    }
  }

  // ---------------------------------------------------------------------------------- both

  private void require(State required, String method) {
    if (state != required) {
      throw new IllegalStateException(
          "%s called on a connector that is %s"
              .formatted(method, state.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** Lets go of the factory, unless it has told this connector to try again. */
  private void stopFactory() {
    if (state == State.DISCONNECTED) {
      factoryStarted = false;
      Callbacks.guard(factory, "stopFactory", factory::doStop);
    }
  }

  @Override
  public String toString() {
    return "TcpConnector[" + ConnectErrors.words(target) + "]";
  }
}
