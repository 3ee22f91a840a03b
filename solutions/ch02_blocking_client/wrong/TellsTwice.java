// Fails: everyFailureIsTold
// Because: A failure is told where it happens, and once more at the end.
package ch02_blocking_client;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.net.SocketFactory;

final class BlockingPoems {

  record Server(String host, int port) {}

  private BlockingPoems() {}

  static List<String> fetchAll(
      List<Server> servers, SocketFactory sockets, BiConsumer<Server, IOException> failed) {
    List<String> poems = new ArrayList<>();
    Map<Server, IOException> all = new LinkedHashMap<>();
    for (Server server : servers) {
      try (Socket socket = sockets.createSocket(server.host(), server.port())) {
        poems.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        failed.accept(server, e);
        all.put(server, e);
      }
    }
    all.forEach(failed);
    return poems;
  }
}
