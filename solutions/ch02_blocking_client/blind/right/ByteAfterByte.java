package ch02_blocking_client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import javax.net.SocketFactory;

/**
 * Fetches poems one after the other, and waits for each.
 *
 * <p>The poem is an object: it collects single bytes in an array that grows, and it becomes text
 * only when it is whole. Slow and plain; nothing depends on the pieces in which the bytes come,
 * since none is ever seen.
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
      Poem poem = new Poem();
      IOException reason = poem.fetch(server, sockets);
      if (reason == null) {
        poems.add(poem.text());
      } else {
        failed.accept(server, reason);
      }
    }
    return poems;
  }

  /** What has come of one poem so far. */
  private static final class Poem {
    private byte[] bytes = new byte[16];
    private int size;

    /** Returns null if the poem came whole, and otherwise why it did not. */
    IOException fetch(Server server, SocketFactory sockets) {
      try (Socket socket = sockets.createSocket(server.host(), server.port())) {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        int next = in.read();
        while (next >= 0) {
          add((byte) next);
          next = in.read();
        }
        return null;
      } catch (IOException e) {
        return e;
      }
    }

    private void add(byte next) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
      bytes[size] = next;
      size++;
    }

    String text() {
      return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
  }
}
