// SPDX-License-Identifier: Apache-2.0
package dev.couplet.protocols;

import dev.couplet.net.Protocol;
import dev.couplet.net.PushProducer;
import java.nio.ByteBuffer;

/**
 * Cuts what comes in into messages, however it is spread over the chunks. A message goes out as
 * soon as it is whole, until the protocol pauses or closes the connection: then the rest waits, or
 * is dropped.
 */
abstract class Framing extends Protocol implements PushProducer {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** What came in and is in no message yet. */
  final ByteQueue held = new ByteQueue();

  private boolean busy;
  private boolean paused;

  /**
   * Takes one message off {@link #held}, which is not empty, and hands it out; returns false if
   * none is there as a whole.
   */
  abstract boolean takeMessage();

  /** Hands out {@code data} while nothing is held, if it need not be cut. Leaves what is left. */
  void takeUncut(ByteBuffer data) {}

  /** {@inheritDoc} Here they are cut into messages. */
  @Override
  public void dataReceived(ByteBuffer data) {
    if (busy) {
      // Called by whom a message was handed to: after that one, from the loop below.
      held.append(data);
      return;
    }
    busy = true;
    try {
      if (held.isEmpty()) {
        takeUncut(data);
      }
      held.append(data);
      while (!held.isEmpty() && !paused && !transport().disconnecting() && takeMessage()) {
        // One after the other: each may pause, close, or change how the next one is cut.
      }
    } finally {
      busy = false;
      held.trim();
    }
  }

  /**
   * Hands out no more messages, not even those that have come in, until {@link #resumeProducing}.
   */
  @Override
  public void pauseProducing() {
    paused = true;
    transport().pauseProducing();
  }

  /** Goes on, first with the messages that have come in already. */
  @Override
  public void resumeProducing() {
    paused = false;
    transport().resumeProducing();
    dataReceived(NOTHING);
  }

  /** Closes the connection when all is sent. */
  @Override
  public void stopProducing() {
    transport().loseConnection();
  }
}
