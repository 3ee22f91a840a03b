// Because: believes that it is enough to close every socket before returning, so that each server
// is connected to while the connections before still stand.
package ch02_blocking_client;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
   * @param sockets makes the sockets: {@code sockets.createSocket(host, port)} waits until the
   *     connection stands, as {@code new Socket(host, port)} does
   * @param failed to be told of each server whose poem did not come whole, and why
   */
  static List<String> fetchAll(
      List<Server> servers, SocketFactory sockets, BiConsumer<Server, IOException> failed) {
    List<String> poems = new ArrayList<>();
    List<Socket> opened = new ArrayList<>();
    try {
      for (Server server : servers) {
        try {
          Socket socket = sockets.createSocket(server.host(), server.port());
          opened.add(socket);
          byte[] poem = socket.getInputStream().readAllBytes();
          poems.add(new String(poem, StandardCharsets.UTF_8));
        } catch (IOException e) {
          failed.accept(server, e);
        }
      }
    } finally {
      opened.forEach(BlockingPoems::close);
    }
    return poems;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // There is nothing left to be read from it.
    }
  }
}
