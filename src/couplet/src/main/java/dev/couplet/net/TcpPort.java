// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Failure;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accepts TCP connections, and gives each a protocol.
 *
 * <p>When none can be accepted, most likely since the program has as many files open as it may, it
 * leaves them waiting and tries again later, each time after twice as long: the connections that
 * there are go on, and may end.
 */
final class TcpPort implements ListeningPort, ReadDescriptor, TcpLoop.Member {
  /** After so many in one turn, others have theirs. */
  private static final int MOST_ACCEPTS_PER_TURN = 64;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final TcpLoop loop;
  private final ServerSocketChannel channel;
  private final Factory factory;
  private final SocketAddress host;
  private final @Nullable PortTrace trace;
  private Duration pause = FIRST_PAUSE;
  private @Nullable DelayedCall retry;

  private boolean stopping;
  private boolean stopped;

  /** To be fired when it has stopped. */
  private final List<Deferred<@Nullable Void>> waiting = new ArrayList<>();

  private TcpPort(TcpLoop loop, ServerSocketChannel channel, Factory factory) throws IOException {
    this.loop = loop;
    this.channel = channel;
    this.factory = factory;
    host = channel.getLocalAddress();
    trace = PortTrace.listening(host);
  }

  static ListeningPort listen(
      TcpLoop loop, InetSocketAddress address, int backlog, Factory factory) {
    TcpPort port = open(loop, address, backlog, factory);
    try {
      factory.doStart();
    } catch (RuntimeException | Error e) {
      Sockets.close(port.channel);
      port.traceEnd();
      throw e;
    }
    loop.add(port);
    loop.reactor.addReader(port);
    return port;
  }

  private static TcpPort open(
      TcpLoop loop, InetSocketAddress address, int backlog, Factory factory) {
    ServerSocketChannel opened = null;
    try {
      opened = loop.reactor.channels().openServerSocketChannel();
      opened.configureBlocking(false);
      opened.bind(address, backlog);
      return new TcpPort(loop, opened, factory);
    } catch (IOException e) {
      if (opened != null) {
        Sockets.close(opened);
      }
      throw new CannotListenError(
          "cannot listen on " + ConnectErrors.words(address) + ": " + e.getMessage(), e);
    }
  }

  @Override
  public SelectableChannel channel() {
    return channel;
  }

  @Override
  public SocketAddress host() {
    return host;
  }

  // ------------------------------------------------------------------------------ accepting

  @Override
  public void doRead() {
    for (int i = 0; i < MOST_ACCEPTS_PER_TURN && !stopping; i++) {
      SocketChannel accepted;
      try {
        accepted = channel.accept();
      } catch (IOException e) {
        pause(e);
        return;
      }
      if (accepted == null) {
        return;
      }
      pause = FIRST_PAUSE;
      serve(accepted);
    }
  }

  private void serve(SocketChannel accepted) {
    ConnectionTrace tracing = ConnectionTrace.accepting();
    if (tracing == null) {
      serve(accepted, null);
      return;
    }
    int begun = 0;
    try {
      SocketAddress peer = accepted.getRemoteAddress();
      begun = tracing.accepted(trace == null ? null : trace.subject(), peer);
    } catch (IOException e) {
      // It has gone again, which will be found out once more.
    }
    serve(accepted, tracing);
    tracing.done(begun);
  }

  private void serve(SocketChannel accepted, @Nullable ConnectionTrace tracing) {
    TcpConnection connection = null;
    try {
      accepted.configureBlocking(false);
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Protocol protocol = factory.buildProtocol(accepted.getRemoteAddress());
      if (protocol != null) {
        connection = new TcpConnection(loop, accepted, protocol, reason -> {}, tracing);
      }
    } catch (IOException e) {
      // The peer has gone again, before there was anybody to be told.
      connection = null;
    } catch (Throwable e) {
      Callbacks.failed(factory, "buildProtocol", e);
    }
    if (connection == null) {
      Sockets.close(accepted);
      if (tracing != null) {
        tracing.done(tracing.closed(new ConnectionDone()));
      }
    } else {
      connection.start();
    }
  }

  private void pause(IOException cause) {
    loop.spares.release();
    boolean first = pause.equals(FIRST_PAUSE);
    loop.reactor.removeReader(this);
    retryLater();
    if (first) {
      ErrorLog.report(
          "no connection can be accepted on " + host + "; those that come wait until one can",
          cause);
    }
  }

  private void retryLater() {
    retry = loop.reactor.callLater(pause, this::retry);
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  /**
   * Accepts at once, and does not wait for the selector to say that there is something: if the
   * spare descriptors were the only ones, then they are given up again before anybody else has a
   * turn.
   */
  private void retry() {
    retry = null;
    if (loop.spares.restore()) {
      loop.reactor.addReader(this);
      doRead();
    } else {
      retryLater();
    }
  }

  // ------------------------------------------------------------------------------- the end

  @Override
  public Deferred<@Nullable Void> stopListening() {
    loop.reactor.requireThread("stopListening");
    Deferred<@Nullable Void> whenStopped = new Deferred<>();
    waiting.add(whenStopped);
    if (stopped) {
      stopped();
    } else {
      close();
      stopWhenClosed();
    }
    return whenStopped;
  }

  private void close() {
    stopping = true;
    traceEnd();
    loop.remove(this);
    loop.reactor.removeReader(this);
    if (retry != null) {
      retry.cancel();
      retry = null;
    }
    Sockets.close(channel);
  }

  private void traceEnd() {
    if (trace != null) {
      trace.ended();
    }
  }

  /** The system lets go of a channel that was watched only in the selector's next turn. */
  private void stopWhenClosed() {
    loop.reactor.callFromThread(
        () -> {
          if (channel.isRegistered()) {
            stopWhenClosed();
          } else {
            stopped();
          }
        });
  }

  @SuppressWarnings("NullAway") // null is the one value of Void
  private void stopped() {
    if (!stopped) {
      stopped = true;
      Callbacks.guard(factory, "stopFactory", factory::doStop);
    }
    for (Deferred<@Nullable Void> whenStopped : List.copyOf(waiting)) {
      waiting.remove(whenStopped);
      whenStopped.callback(null);
    }
  }

  /** The reactor has dropped it. */
  @Override
  public void connectionLost(Failure reason) {
    reactorStopped();
  }

  @Override
  public void reactorStopped() {
    close();
    stopped();
  }

  @Override
  public String toString() {
    return "TcpPort[" + host + "]";
  }
}
