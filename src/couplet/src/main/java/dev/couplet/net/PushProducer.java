// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

/**
 * A source of bytes that writes when it has some, and can be stopped for a while. It produces from
 * the start, without being asked.
 */
public non-sealed interface PushProducer extends Producer {

  /** Too much waits to be sent: write nothing until {@link #resumeProducing}. */
  void pauseProducing();
}
