// SPDX-License-Identifier: Apache-2.0
package ch02_blocking_client;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.net.SocketFactory;

/** A reader keeps half a letter until its other half has come. */
final class BlockingPoems {

  record Server(String host, int port) {}

  private BlockingPoems() {}

  static List<String> fetchAll(
      List<Server> servers, SocketFactory sockets, BiConsumer<Server, IOException> failed) {
    List<String> poems = new ArrayList<>();
    for (Server server : servers) {
      Socket socket = null;
      try {
        socket = sockets.createSocket();
        socket.connect(new InetSocketAddress(server.host(), server.port()));
        Reader reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
        StringWriter poem = new StringWriter();
        reader.transferTo(poem);
        poems.add(poem.toString());
      } catch (IOException e) {
        failed.accept(server, e);
      } finally {
        close(socket);
      }
    }
    return poems;
  }

  private static void close(Socket socket) {
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      // All that was wanted of it is here.
    }
  }
}
