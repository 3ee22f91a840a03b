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

/**
 * Fetches poems one after the other, and waits for each.
 *
 * <p>Written as before there were resources: a buffer, a loop until read says -1, and a finally
 * that closes whatever was opened. Only the bytes that a read has given are kept, and text is made
 * of them when all are there.
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
    List<String> poems = new ArrayList<String>();
    for (Server server : servers) {
      Socket socket = null;
      try {
        socket = sockets.createSocket(server.host(), server.port());
        poems.add(read(socket.getInputStream()));
      } catch (IOException e) {
        failed.accept(server, e);
      } finally {
        close(socket);
      }
    }
    return poems;
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream poem = new ByteArrayOutputStream();
    byte[] buffer = new byte[512];
    int count = in.read(buffer);
    while (count != -1) {
      poem.write(buffer, 0, count);
      count = in.read(buffer);
    }
    return new String(poem.toByteArray(), StandardCharsets.UTF_8);
  }

  private static void close(Socket socket) {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // Whether the poem came whole is known already.
      }
    }
  }
}
