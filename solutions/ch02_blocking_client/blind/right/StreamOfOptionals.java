package ch02_blocking_client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.net.SocketFactory;

/**
 * Fetches poems one after the other, and waits for each.
 *
 * <p>A stream takes one server after the other through all of its steps, so that each connection is
 * closed before the next begins; a poem that did not come whole is an empty Optional, of which
 * nothing is left in the list.
 */
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
    return servers.stream()
        .map(server -> fetch(server, sockets, failed))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> fetch(
      Server server, SocketFactory sockets, BiConsumer<Server, IOException> failed) {
    ByteArrayOutputStream poem = new ByteArrayOutputStream();
    try (Socket socket = sockets.createSocket(server.host(), server.port())) {
      socket.getInputStream().transferTo(poem);
    } catch (IOException e) {
      failed.accept(server, e);
      return Optional.empty();
    }
    return Optional.of(poem.toString(StandardCharsets.UTF_8));
  }
}
