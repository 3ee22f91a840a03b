// Fails: poemsComeWhole, charactersAreNotSpoilt
// Because: The whole buffer is added each time, with what an earlier read has left in it. Only the
// first so many bytes are new.
package ch02_blocking_client;

import java.io.ByteArrayOutputStream;
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
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[64];
        while (in.read(buffer) >= 0) {
          received.writeBytes(buffer);
        }
        poems.add(received.toString(StandardCharsets.UTF_8).replace("\0", ""));
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    return poems;
  }
}
