// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * One side of a connection, as its {@link Protocol} sees it.
 *
 * <p>It is connected; then disconnecting, once one of {@link #loseConnection} and {@link
 * #abortConnection} was called; then disconnected, once {@link Protocol#connectionLost} was called.
 * No method blocks, and none calls the protocol: what it has to be told, it is told later. Only for
 * the reactor's thread.
 *
 * <p>A transport is itself a {@link PushProducer} of what the peer sends: {@link #pauseProducing}
 * stops {@link Protocol#dataReceived} until {@link #resumeProducing}, and what the peer sends in
 * the meantime waits, in the end with the peer. So a transport can be registered with another one,
 * to which its protocol passes on what it gets.
 */
public interface Transport extends PushProducer {

  /**
   * Sends the bytes from the position of {@code data} to its limit, in the order of the calls.
   * Returns at once, and {@code data} is the caller's again, with its position at its limit.
   *
   * <p>What cannot be sent yet is kept, without a limit: whoever writes much registers as a {@link
   * Producer}. Bytes may still be written after {@link #loseConnection}. Nothing is sent, and
   * nothing said, once the connection cannot carry any more: after {@link #loseWriteConnection},
   * {@link #abortConnection} and the end of the connection.
   */
  void write(ByteBuffer data);

  /** Sends {@code data}, as {@link #write(ByteBuffer)} does. */
  default void write(byte[] data) {
    write(ByteBuffer.wrap(data));
  }

  /**
   * Closes the connection once everything is sent and no {@link Producer} is registered. The
   * protocol receives nothing more. Not the first call: does nothing.
   */
  void loseConnection();

  /**
   * Closes the connection without waiting for anything: bytes may be lost on both sides, and the
   * peer sees a reset. The reason of the end is {@link ConnectionAborted}.
   */
  void abortConnection();

  /**
   * Ends this side's half of the connection once everything is sent and no {@link Producer} is
   * registered; the peer can go on sending. A {@link HalfCloseableProtocol} is told of it.
   */
  void loseWriteConnection();

  /**
   * Returns whether {@link #loseConnection} or {@link #abortConnection} was called, or it is lost.
   */
  boolean disconnecting();

  /** Returns the address of the other side. */
  SocketAddress peer();

  /** Returns the address of this side. */
  SocketAddress host();

  /**
   * Lets {@code producer} write here, at the speed at which the bytes can be sent. If the
   * connection is lost already, the producer is told to stop, and that is all.
   *
   * <p>A {@link PushProducer} is paused when more than 64 KiB wait to be sent, and resumed once
   * they are sent. A {@link PullProducer} is asked for more at once, and whenever all that it wrote
   * is sent. If the connection is lost, either is told to stop.
   *
   * @throws IllegalStateException if another one is registered
   */
  void registerProducer(Producer producer);

  /**
   * Ends what {@link #registerProducer} began; a connection that was to be closed is closed now.
   */
  void unregisterProducer();

  /** Stops {@link Protocol#dataReceived} for the time being. */
  @Override
  void pauseProducing();

  /** Goes on with {@link Protocol#dataReceived}. */
  @Override
  void resumeProducing();

  /** Does the same as {@link #loseConnection}: whom it produced for has no use for more. */
  @Override
  default void stopProducing() {
    loseConnection();
  }
}
