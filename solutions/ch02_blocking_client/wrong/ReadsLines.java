// Fails: poemsComeWhole
// Because: With readLine it can no longer be told whether there was an end of line after the last
// line: what is put together again is not what was sent.
package ch02_blocking_client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        String line;
        while ((line = reader.readLine()) != null) {
          lines.add(line);
        }
        poems.add(String.join("\n", lines));
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    return poems;
  }
}
