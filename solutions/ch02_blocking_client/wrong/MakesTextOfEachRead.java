// Fails: charactersAreNotSpoilt
// Because: Text is made of each read by itself. Where a read ends within a letter, both halves are
// spoilt.
package ch02_blocking_client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.net.SocketFactory;

final class BlockingPoems {

  record Server(String host, int port) {}

  private BlockingPoems() {}

  static List<String> fetchAll(
      List<Server> servers, SocketFactory sockets, BiConsumer<Server, IOException> failed) {
    List<String> poems = new ArrayList<>();
    for (Server server : servers) {
      try (Socket socket = sockets.createSocket(server.host(), server.port())) {
        InputStream in = socket.getInputStream();
        StringBuilder poem = new StringBuilder();
        byte[] buffer = new byte[4096];
        int count;
        while ((count = in.read(buffer)) >= 0) {
          poem.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        poems.add(poem.toString());
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    return poems;
  }
}
