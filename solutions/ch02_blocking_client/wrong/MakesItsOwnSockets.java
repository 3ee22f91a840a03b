// Fails: poemsComeWhole, charactersAreNotSpoilt, aFailureDoesNotLoseTheOthers,
// aPoemThatBreaksOffIsNone, everyFailureIsTold, oneAfterTheOther, everySocketIsClosed
// Because: A socket made by new Socket goes to the real network; the one to use comes from the
// factory that fetchAll was given.
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
      try (Socket socket = new Socket(server.host(), server.port())) {
        poems.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        failed.accept(server, e);
      }
    }
    return poems;
  }
}
