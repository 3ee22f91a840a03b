// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

/**
 * To be implemented by a {@link Protocol} for which a connection has two halves: each side can end
 * what it says and still listen. For any other protocol the connection is lost as soon as the peer
 * ends its half.
 *
 * <p>Once both halves have ended the connection is lost, as ever by {@link
 * Protocol#connectionLost}.
 */
public interface HalfCloseableProtocol {

  /** The peer has said all. It may still listen: the transport can be written to. */
  void readConnectionLost();

  /** All was written, and the half is closed, as {@link Transport#loseWriteConnection} asked. */
  void writeConnectionLost();
}
