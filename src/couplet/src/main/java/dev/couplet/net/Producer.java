// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

/**
 * A source of bytes that writes to a {@link Transport} only as fast as that can send them: {@link
 * PushProducer} writes on until it is paused, {@link PullProducer} whenever it is asked. Register
 * it by {@link Transport#registerProducer}.
 */
public sealed interface Producer permits PushProducer, PullProducer {

  /** There is room: write more. */
  void resumeProducing();

  /** Nobody wants any more: give up what is being produced, for good. */
  void stopProducing();
}
