// Because: believes that a poem is over when nothing more is there to be read, so that it is cut
// off at the first pause of the server.
package ch02_blocking_client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
    for (Server server : servers) {
      try (Socket socket = sockets.createSocket(server.host(), server.port())) {
        poems.add(read(socket.getInputStream()));
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    return poems;
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream poem = new ByteArrayOutputStream();
    int next = in.read();
    while (next != -1) {
      poem.write(next);
      next = in.available() > 0 ? in.read() : -1;
    }
    return poem.toString(StandardCharsets.UTF_8);
  }
}
