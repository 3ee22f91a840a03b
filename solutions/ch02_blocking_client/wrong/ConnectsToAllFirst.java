// Fails: oneAfterTheOther
// Because: All connections are made beforehand. The servers whose turn has not come yet send to
// somebody who does not listen.
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
    Map<Server, Socket> open = new LinkedHashMap<>();
    for (Server server : servers) {
      try {
        open.put(server, sockets.createSocket(server.host(), server.port()));
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    List<String> poems = new ArrayList<>();
    open.forEach(
        (server, opened) -> {
          try (Socket socket = opened) {
            poems.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
          } catch (IOException e) {
            failed.accept(server, e);
          }
        });
    return poems;
  }
}
