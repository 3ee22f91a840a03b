// Fails: charactersAreNotSpoilt
// Because: Each byte is taken for a letter. That holds for English poems, and not for UTF-8 as a
// whole.
package ch02_blocking_client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
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
        int next;
        while ((next = in.read()) >= 0) {
          poem.append((char) next);
        }
        poems.add(poem.toString());
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    return poems;
  }
}
