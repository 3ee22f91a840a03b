package ch02_blocking_client;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.net.SocketFactory;

/**
 * Fetches poems one after the other, and waits for each.
 *
 * <p>Letters are read instead of bytes: an InputStreamReader keeps the half of a letter until its
 * other half has come, so that text may be made of each piece after all.
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
    List<String> poems = new ArrayList<>();
    for (Server server : servers) {
      try {
        poems.add(fetch(server, sockets));
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    return poems;
  }

  private static String fetch(Server server, SocketFactory sockets) throws IOException {
    try (Socket socket = sockets.createSocket(server.host(), server.port());
        Reader reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)) {
      StringBuilder poem = new StringBuilder();
      char[] letters = new char[256];
      for (int count = reader.read(letters); count >= 0; count = reader.read(letters)) {
        poem.append(letters, 0, count);
      }
      return poem.toString();
    }
  }
}
