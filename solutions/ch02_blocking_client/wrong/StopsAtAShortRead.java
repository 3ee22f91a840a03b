// Fails: poemsComeWhole, charactersAreNotSpoilt, aPoemThatBreaksOffIsNone, everyFailureIsTold
// Because: A read that does not fill the buffer is taken for the last one. It only says that no
// more has come yet; the end is -1.
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
        byte[] buffer = new byte[1024];
        int count = in.read(buffer);
        while (count == buffer.length) {
          received.write(buffer, 0, count);
          count = in.read(buffer);
        }
        received.write(buffer, 0, Math.max(count, 0));
        poems.add(received.toString(StandardCharsets.UTF_8));
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    return poems;
  }
}
