// SPDX-License-Identifier: Apache-2.0
package dev.couplet.memory;

import dev.couplet.defer.Failure;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.Producer;
import dev.couplet.net.Protocol;
import dev.couplet.net.Transport;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A transport for a protocol under test: it keeps what the protocol writes, and the test says what
 * comes in. There is no peer and no reactor, and nothing happens that the test has not called for.
 *
 * <pre>{@code
 * MemoryTransport transport = MemoryTransport.connect(new Echo());
 * transport.receive("hello");
 * assertThat(transport.takeText()).isEqualTo("hello");
 * }</pre>
 *
 * <p>What the protocol throws comes out of {@link #connect} and {@link #receive}.
 */
public final class MemoryTransport implements Transport {
  /** What a lent buffer is overwritten with: whoever has kept it gets stars. */
  private static final byte OVERWRITTEN = '*';

  private final Protocol protocol;
  private final SocketAddress host;
  private final SocketAddress peer;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private @Nullable Producer producer;
  private boolean paused;
  private boolean losing;
  private boolean losingWrite;
  private boolean aborted;
  private boolean lost;

  private MemoryTransport(Protocol protocol, SocketAddress host, SocketAddress peer) {
    this.protocol = protocol;
    this.host = host;
    this.peer = peer;
  }

  /** Gives {@code protocol} a new transport, from 192.0.2.1:1000 to 192.0.2.2:2000. */
  public static MemoryTransport connect(Protocol protocol) {
    return connect(protocol, address(1, 1000), address(2, 2000));
  }

  /** Gives {@code protocol} a new transport, from {@code host} to {@code peer}. */
  public static MemoryTransport connect(Protocol protocol, SocketAddress host, SocketAddress peer) {
    MemoryTransport transport = new MemoryTransport(protocol, host, peer);
    protocol.makeConnection(transport);
    return transport;
  }

  private static SocketAddress address(int lastByte, int port) {
    return InetSocketAddress.createUnresolved("192.0.2." + lastByte, port);
  }

  /**
   * Has the protocol receive {@code data}, in a buffer that is read-only and overwritten
   * afterwards. Once the protocol has called {@link #loseConnection} it receives nothing any more.
   *
   * @throws IllegalStateException if the protocol has paused this transport, or lost it
   */
  public void receive(byte[] data) {
    if (lost) {
      throw new IllegalStateException("received after connectionLost: " + data.length + " bytes");
    }
    if (paused) {
      throw new IllegalStateException("received while paused: " + data.length + " bytes");
    }
    if (!disconnecting() && data.length > 0) {
      byte[] lent = data.clone();
      try {
        protocol.dataReceived(ByteBuffer.wrap(lent).asReadOnlyBuffer());
      } finally {
        Arrays.fill(lent, OVERWRITTEN);
      }
    }
  }

  /** Has the protocol receive {@code text}, in UTF-8. */
  public void receive(String text) {
    receive(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the connection in order, as when everything was sent or the peer has closed it. */
  public void end() {
    end(new ConnectionDone());
  }

  /**
   * Ends the connection.
   *
   * @throws IllegalStateException if it was ended before
   */
  public void end(Throwable reason) {
    if (lost) {
      throw new IllegalStateException("the connection was ended before");
    }
    lost = true;
    if (producer != null) {
      Producer stopped = producer;
      producer = null;
      stopped.stopProducing();
    }
    protocol.connectionLost(new Failure(reason));
  }

  /** Returns what was written since it was last taken. */
  public byte[] take() {
    byte[] taken = written.toByteArray();
    written.reset();
    return taken;
  }

  /** Returns what was written since it was last taken, read as UTF-8. */
  public String takeText() {
    return new String(take(), StandardCharsets.UTF_8);
  }

  /** Returns whether {@link #abortConnection} was called. */
  public boolean aborted() {
    return aborted;
  }

  /** Returns whether {@link #loseWriteConnection} was called. */
  public boolean writeDisconnecting() {
    return losingWrite;
  }

  /** Returns whether the protocol has paused what it receives. */
  public boolean paused() {
    return paused;
  }

  /** Returns the producer that is registered, or null if there is none. */
  public @Nullable Producer producer() {
    return producer;
  }

  @Override
  public void write(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    if (!losingWrite && !aborted && !lost) {
      written.writeBytes(bytes);
    }
  }

  @Override
  public void loseConnection() {
    losing = true;
  }

  @Override
  public void abortConnection() {
    aborted = true;
  }

  @Override
  public void loseWriteConnection() {
    losingWrite = true;
  }

  @Override
  public boolean disconnecting() {
    return losing || aborted || lost;
  }

  @Override
  public SocketAddress peer() {
    return peer;
  }

  @Override
  public SocketAddress host() {
    return host;
  }

  /** Keeps it for {@link #producer}; only a test resumes it. */
  @Override
  public void registerProducer(Producer producer) {
    if (lost) {
      producer.stopProducing();
      return;
    }
    if (this.producer != null) {
      throw new IllegalStateException(
          "cannot register " + producer + ": " + this.producer + " is registered");
    }
    this.producer = producer;
  }

  @Override
  public void unregisterProducer() {
    producer = null;
  }

  @Override
  public void pauseProducing() {
    paused = true;
  }

  @Override
  public void resumeProducing() {
    paused = false;
  }
}
