// Fails: aPoemThatBreaksOffIsNone
// Because: What came before the connection broke off is returned as if it were the poem.
package ch02_blocking_client;

import java.io.ByteArrayOutputStream;
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
      ByteArrayOutputStream received = new ByteArrayOutputStream();
      try (Socket socket = sockets.createSocket(server.host(), server.port())) {
        socket.getInputStream().transferTo(received);
        poems.add(received.toString(StandardCharsets.UTF_8));
      } catch (IOException e) {
        failed.accept(server, e);
        if (received.size() > 0) {
          poems.add(received.toString(StandardCharsets.UTF_8));
        }
      }
    }
    return poems;
  }
}
