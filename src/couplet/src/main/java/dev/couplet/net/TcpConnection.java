// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.ReactorStopped;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.reactor.WriteDescriptor;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connection over a socket.
 *
 * <p>It is open until it is lost, which happens once, and never within a call of the protocol's. On
 * the way there it may be <em>losing</em>: it only waits for what is to be sent. It may be
 * <em>broken</em>: nothing can be sent any more. And each of its halves may have ended.
 */
final class TcpConnection implements Transport, ReadDescriptor, WriteDescriptor, TcpLoop.Member {

  private enum WriteHalf {
    OPEN,
    /** To be closed when all is sent. */
    CLOSING,
    CLOSED
  }

  /** To be told of the end of a connection, after its protocol. */
  interface Owner {
    void connectionLost(Throwable reason);
  }

  private final TcpLoop loop;
  private final SocketChannel channel;
  private final SocketAddress host;
  private final SocketAddress peer;
  private final Protocol protocol;
  private final Owner owner;
  private final TcpOutput output;
  private final @Nullable ConnectionTrace trace;

  private WriteHalf writeHalf = WriteHalf.OPEN;
  private boolean readHalfEnded;
  private boolean readPaused;
  private boolean losing;
  private boolean settling;
  private boolean lost;

  /** Why nothing can be sent any more, if that is so: the reason for the loss to come. */
  private @Nullable ConnectionLost broken;

  TcpConnection(
      TcpLoop loop,
      SocketChannel channel,
      Protocol protocol,
      Owner owner,
      @Nullable ConnectionTrace trace)
      throws IOException {
    this.loop = loop;
    this.channel = channel;
    this.protocol = protocol;
    this.owner = owner;
    this.trace = trace;
    host = channel.getLocalAddress();
    peer = channel.getRemoteAddress();
    output = new TcpOutput(loop, channel, this, trace);
  }

  /** Makes the connection, as its protocol sees it, and returns whether that took it well. */
  boolean start() {
    loop.add(this);
    loop.reactor.addReader(this);
    output.beginGathering();
    try {
      protocol.makeConnection(this);
    } catch (Throwable e) {
      Callbacks.failed(protocol, "makeConnection", e);
      lose(e);
    } finally {
      endGathering();
    }
    return !lost;
  }

  @Override
  public SelectableChannel channel() {
    return channel;
  }

  @Override
  public SocketAddress host() {
    return host;
  }

  @Override
  public SocketAddress peer() {
    return peer;
  }

  // -------------------------------------------------------------------------------- reading

  @Override
  public void doRead() throws IOException {
    int count = channel.read(loop.readBuffer());
    if (count > 0) {
      deliver(count);
    } else if (count < 0) {
      readHalfEnded();
    }
  }

  private void deliver(int count) {
    if (trace == null) {
      deliverUntraced(count);
    } else {
      int received = trace.received(count);
      deliverUntraced(count);
      trace.done(received);
    }
  }

  private void deliverUntraced(int count) {
    output.beginGathering();
    try {
      protocol.dataReceived(loop.lend(count));
    } catch (Throwable e) {
      Callbacks.failed(protocol, "dataReceived", e);
      lose(e);
    } finally {
      loop.takeBack();
      endGathering();
    }
  }

  private void readHalfEnded() {
    readHalfEnded = true;
    loop.reactor.removeReader(this);
    if (!(protocol instanceof HalfCloseableProtocol halves)) {
      lose(new ConnectionDone());
      return;
    }
    try {
      halves.readConnectionLost();
    } catch (Throwable e) {
      Callbacks.failed(protocol, "readConnectionLost", e);
      lose(e);
    }
    loseIfBothHalvesEnded();
  }

  @Override
  public void pauseProducing() {
    loop.reactor.requireThread("pauseProducing");
    readPaused = true;
    if (!lost) {
      loop.reactor.removeReader(this);
    }
  }

  @Override
  public void resumeProducing() {
    loop.reactor.requireThread("resumeProducing");
    readPaused = false;
    if (mayRead()) {
      loop.reactor.addReader(this);
    }
  }

  private boolean mayRead() {
    return !lost && !losing && !readHalfEnded && !readPaused;
  }

  // -------------------------------------------------------------------------------- writing

  @Override
  public void write(ByteBuffer data) {
    loop.reactor.requireThread("write");
    if (mayWrite()) {
      try {
        output.write(data);
      } catch (IOException e) {
        broken(e);
      }
    }
    data.position(data.limit());
  }

  private boolean mayWrite() {
    return !lost && broken == null && writeHalf == WriteHalf.OPEN;
  }

  private void flush() {
    try {
      output.flush();
    } catch (IOException e) {
      broken(e);
    }
  }

  private void endGathering() {
    flush();
    output.endGathering();
  }

  @Override
  public void doWrite() {
    try {
      output.sendQueued();
    } catch (IOException e) {
      broken(e);
      return;
    }
    if (output.isSent()) {
      try {
        output.resumeProducer();
      } catch (Throwable e) {
        Callbacks.failed(output, "resumeProducing", e);
        lose(e);
      }
      settle();
    }
  }

  /** Nothing can be sent any more. Who is writing now is not to be interrupted by the loss. */
  private void broken(IOException cause) {
    broken = connectionLost(cause);
    output.drop();
    settleLater();
  }

  @Override
  public void registerProducer(Producer producer) {
    loop.reactor.requireThread("registerProducer");
    if (lost) {
      producer.stopProducing();
    } else {
      output.register(producer);
    }
  }

  @Override
  public void unregisterProducer() {
    loop.reactor.requireThread("unregisterProducer");
    output.unregister();
    settleLater();
  }

  // -------------------------------------------------------------------------------- the end

  @Override
  public boolean disconnecting() {
    return losing || lost;
  }

  @Override
  public void loseConnection() {
    loop.reactor.requireThread("loseConnection");
    if (!disconnecting()) {
      losing = true;
      loop.reactor.removeReader(this);
      settleLater();
    }
  }

  @Override
  public void abortConnection() {
    loop.reactor.requireThread("abortConnection");
    if (!lost && broken == null) {
      losing = true;
      broken = new ConnectionAborted();
      loop.reactor.removeReader(this);
      output.drop();
      settleLater();
    }
  }

  @Override
  public void loseWriteConnection() {
    loop.reactor.requireThread("loseWriteConnection");
    if (mayWrite()) {
      flush();
      writeHalf = WriteHalf.CLOSING;
      settleLater();
    }
  }

  /** Settles in the next turn: what else is written in this one still counts. */
  private void settleLater() {
    if (!settling && !lost) {
      settling = true;
      loop.reactor.callFromThread(this::settle);
    }
  }

  /** Does what was asked for, if its time has come. */
  private void settle() {
    settling = false;
    if (lost) {
      return;
    }
    if (broken != null) {
      readTheRest();
      lose(broken);
    } else if (output.isComplete()) {
      if (losing) {
        lose(new ConnectionDone());
      } else if (writeHalf == WriteHalf.CLOSING) {
        closeWriteHalf();
      }
    }
  }

  /** Receives what came in before the connection broke: it may say why. */
  private void readTheRest() {
    try {
      while (mayRead()) {
        int count = channel.read(loop.readBuffer());
        if (count <= 0) {
          return;
        }
        deliver(count);
      }
    } catch (IOException e) {
      // That it is broken is known.
    }
  }

  private void closeWriteHalf() {
    writeHalf = WriteHalf.CLOSED;
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      lose(connectionLost(e));
      return;
    }
    if (protocol instanceof HalfCloseableProtocol halves) {
      try {
        halves.writeConnectionLost();
      } catch (Throwable e) {
        Callbacks.failed(protocol, "writeConnectionLost", e);
        lose(e);
      }
    }
    loseIfBothHalvesEnded();
  }

  private void loseIfBothHalvesEnded() {
    if (readHalfEnded && writeHalf == WriteHalf.CLOSED) {
      lose(new ConnectionDone());
    }
  }

  /** The reactor has dropped it. */
  @Override
  public void connectionLost(Failure reason) {
    Throwable error = reason.exception();
    if (error instanceof ReactorStopped) {
      reactorStopped();
    } else {
      lose(error instanceof IOException cause ? connectionLost(cause) : error);
    }
  }

  @Override
  public void reactorStopped() {
    lose(new ConnectionLost("the reactor was stopped", null));
  }

  private static ConnectionLost connectionLost(IOException cause) {
    return new ConnectionLost("the connection was lost: " + cause.getMessage(), cause);
  }

  private void lose(Throwable reason) {
    if (lost) {
      return;
    }
    lost = true;
    loop.remove(this);
    loop.reactor.removeReader(this);
    output.drop();
    close(reason);
    int closed = trace == null ? 0 : trace.closed(reason);
    output.stopProducer();
    Failure failure = new Failure(reason);
    Callbacks.guard(protocol, "connectionLost", () -> protocol.connectionLost(failure));
    owner.connectionLost(reason);
    if (trace != null) {
      trace.done(closed);
    }
  }

  private void close(Throwable reason) {
    try {
      if (reason instanceof ConnectionAborted) {
        // With a linger time of 0 the system resets a connection instead of ending it in order.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      } else if (reason instanceof ConnectionDone
          && !readHalfEnded
          && channel.read(loop.readBuffer()) > 0) {
        LingeringClose.begin(loop, channel);
        return;
      }
    } catch (IOException e) {
      // It is broken already, or about to be.
    }
    Sockets.close(channel);
  }

  @Override
  public String toString() {
    return "TcpConnection[" + host + " to " + peer + "]";
  }
}
