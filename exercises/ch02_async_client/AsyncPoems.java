// SPDX-License-Identifier: Apache-2.0
package ch02_async_client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;

/** Fetches poems all at once on one thread, and tells of each line as soon as that is there. */
final class AsyncPoems {

  /** Who is told of what comes. */
  interface Reader {
    /** A line has come; {@code line} is without the newline at its end. */
    void line(InetSocketAddress from, String line);

    /** The poem is over: the server has closed the connection. */
    void done(InetSocketAddress from);

    /** The poem won't come, or not all of it. */
    void failed(InetSocketAddress from, IOException why);
  }

  private AsyncPoems() {}

  /**
   * Fetches the poems, and returns when each of them is done or has failed.
   *
   * @param servers at least one, and no two are the same
   * @param channels makes the selector and the channels: {@code openSelector} does what {@code
   *     Selector.open} does, and {@code openSocketChannel} what {@code SocketChannel.open} does
   */
  static void fetchAll(List<InetSocketAddress> servers, SelectorProvider channels, Reader reader)
      throws IOException {
    // TODO: Open a selector. For each server open a channel that does not block, begin to connect
    // it, and register it. Then select, and do for each key what can be done now, until all ended.
  }
}
