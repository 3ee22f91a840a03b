// Fails: poemsComeWhole
// Because: The poem is cut off where the buffer ends. How long a poem is, nobody knows beforehand.
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
        poems.add(new String(in.readNBytes(8192), StandardCharsets.UTF_8));
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    return poems;
  }
}
