// Fails: poemsComeWhole
// Because: A server that closes the connection without a byte is taken for one that failed, or has
// no poem. It has sent an empty one, and nothing went wrong.
package ch02_blocking_client;

import java.io.IOException;
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
        byte[] bytes = socket.getInputStream().readAllBytes();
        if (bytes.length > 0) {
          poems.add(new String(bytes, StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    return poems;
  }
}
