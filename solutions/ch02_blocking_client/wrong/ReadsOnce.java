// Fails: poemsComeWhole, charactersAreNotSpoilt, aPoemThatBreaksOffIsNone, everyFailureIsTold
// Because: One read is taken for the whole poem. A read gives what is there at the moment, and that
// may be a single byte.
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
        byte[] buffer = new byte[4096];
        int count = in.read(buffer);
        poems.add(new String(buffer, 0, Math.max(count, 0), StandardCharsets.UTF_8));
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    return poems;
  }
}
