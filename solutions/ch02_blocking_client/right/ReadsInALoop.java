// SPDX-License-Identifier: Apache-2.0
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

/** Reads piece by piece, and makes text of the bytes when all are there. */
final class BlockingPoems {

  record Server(String host, int port) {}

  private BlockingPoems() {}

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
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try (Socket socket = sockets.createSocket(server.host(), server.port())) {
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[100];
      int count;
      while ((count = in.read(buffer)) >= 0) {
        received.write(buffer, 0, count);
      }
    }
    return received.toString(StandardCharsets.UTF_8);
  }
}
