// SPDX-License-Identifier: Apache-2.0
package ch02_blocking_client;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import javax.net.SocketFactory;

/** Fetches poems one after the other, and waits for each. */
final class BlockingPoems {

  /** Where a poem is to be had. */
  record Server(String host, int port) {}

  private BlockingPoems() {}

  /**
   * Returns the poems that came, as text in UTF-8, in the order of {@code servers}.
   *
   * @param servers no two are the same
   * @param sockets makes the sockets: {@code sockets.createSocket(host, port)} waits until the
   *     connection stands, as {@code new Socket(host, port)} does
   * @param failed to be told of each server whose poem did not come whole, and why
   */
  static List<String> fetchAll(
      List<Server> servers, SocketFactory sockets, BiConsumer<Server, IOException> failed) {
    // TODO: For one server after the other: connect, read until the server has closed the
    // connection, and close it. If that fails, tell so, and go on with the next.
    return List.of();
  }
}
