// Fails: oneAfterTheOther
// Because: The last server is asked first. That the list is turned round in the end does not help:
// the first poem is the last one to come.
package ch02_blocking_client;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import javax.net.SocketFactory;

final class BlockingPoems {

  record Server(String host, int port) {}

  private BlockingPoems() {}

  static List<String> fetchAll(
      List<Server> servers, SocketFactory sockets, BiConsumer<Server, IOException> failed) {
    List<Server> reversed = new ArrayList<>(servers);
    Collections.reverse(reversed);
    List<String> poems = new ArrayList<>();
    for (Server server : reversed) {
      try (Socket socket = sockets.createSocket(server.host(), server.port())) {
        poems.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    Collections.reverse(poems);
    return poems;
  }
}
