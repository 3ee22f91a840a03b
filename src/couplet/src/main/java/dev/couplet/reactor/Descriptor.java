// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.defer.Failure;
import java.nio.channels.SelectableChannel;

/**
 * Something with a channel that a reactor watches, see {@link Reactor#addReader} and {@link
 * Reactor#addWriter}. The reactor calls it on its own thread.
 */
public sealed interface Descriptor permits ReadDescriptor, WriteDescriptor {

  /** Returns the channel to watch, always the same and not a blocking one. */
  SelectableChannel channel();

  /**
   * The reactor has dropped it, and calls it no more: it threw {@code reason}, or the reactor was
   * stopped ({@link ReactorStopped}). The channel is still open, and its owner's to close.
   */
  void connectionLost(Failure reason);
}
