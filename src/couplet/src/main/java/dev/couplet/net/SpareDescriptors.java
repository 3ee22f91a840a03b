// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * A few descriptors kept back for the moment when there are no others: to say so takes some, since
 * a class may have to be loaded or a log file to be opened for it, and the virtual machine's own
 * threads open a file now and then.
 */
final class SpareDescriptors {
  static final int COUNT = 4;

  /** Whether the system's descriptors are what the channels take, and so may run out. */
  private final boolean needed;

  private final List<SocketChannel> held = new ArrayList<>(COUNT);

  SpareDescriptors(SelectorProvider channels) {
    needed = channels == SelectorProvider.provider();
    // Once there and back: the first close in a program takes a descriptor itself, and if it gets
    // none, then no socket can be closed any more.
    restore();
    release();
    restore();
  }

  /** Gives them up: now there are some. */
  void release() {
    // Plainly, since even a class of ours could not be loaded here.
    while (!held.isEmpty()) {
      try {
        held.remove(held.size() - 1).close();
      } catch (IOException e) {
        // Then this one is not to be had.
      }
    }
  }

  /** Takes them back, all or none, and returns whether they are here now if they are needed. */
  boolean restore() {
    try {
      while (needed && held.size() < COUNT) {
        held.add(SocketChannel.open());
      }
      return true;
    } catch (IOException e) {
      release();
      return false;
    }
  }
}
