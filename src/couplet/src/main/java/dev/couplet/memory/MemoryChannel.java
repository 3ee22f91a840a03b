// SPDX-License-Identifier: Apache-2.0
package dev.couplet.memory;

import java.nio.channels.Channel;

/** A channel of a {@link MemoryNetwork}, as its reactor watches it. */
interface MemoryChannel extends Channel {

  /** Returns whether a read, or an accept, would get something: bytes, the end, or an error. */
  boolean readable();

  /** Returns whether a write would take something, or a connect has an outcome. */
  boolean writable();
}
