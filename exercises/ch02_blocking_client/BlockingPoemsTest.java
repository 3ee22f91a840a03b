// SPDX-License-Identifier: Apache-2.0
package ch02_blocking_client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch02_blocking_client.BlockingPoems.Server;
import dev.couplet.testing.Draw;
import dev.couplet.testing.Replayed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The checks hand out sockets of their own; what these receive, and how, is drawn afresh. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BlockingPoemsTest {
  /** Nobody listens at these, if somebody should try the real network. */
  private static final int FIRST_PORT = 1;

  private static final List<String> LINES =
      List.of("The tide comes in", "and turns a stone", "and goes,", "", "as if it had not");
  private static final List<String> LETTERS =
      List.of("Flüsse", "über", "naïve", "Ωmega", "雨", "🌊");

  /** A poem of the checks, as it travels: its pieces, and what comes after them. */
  private record Script(List<byte[]> pieces, IOException end) {}

  @Replayed(times = 6)
  @Order(0)
  void poemsComeWhole(Draw draw) {
    Play play = new Play();
    List<String> poems = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      // Now and then one that fits into no usual buffer, and one of no letter at all.
      int lines = draw.turn(0, 2) == i ? draw.between(3_000, 5_000) : draw.between(1, 6);
      String poem = drawPoem(draw, lines) + (draw.turn(0, 1) == i ? "\n" : "");
      poems.add(draw.turn(0, 2) == 2 && draw.turn(0, 1) == i ? "" : poem);
      play.sends(draw.pieces(poems.get(i).getBytes(UTF_8)), null);
    }
    List<String> came = play.fetch();
    play.requireSockets();
    if (poems.contains("")) {
      assertThat(came.size())
          .withFailMessage(
              "One of two servers closes the connection without a byte: that is an empty poem."
                  + " fetchAll should return two poems; %s.",
              play.outcome())
          .isEqualTo(2);
    }
    for (int i = 0; i < poems.size(); i++) {
      String poem = poems.get(i);
      String got = i < came.size() ? came.get(i) : null;
      assertThat(got)
          .withFailMessage(
              "Two poems came in pieces. The %s should be returned as it was sent, %s; %s.",
              i == 0 ? "first" : "second",
              poem.isEmpty()
                  ? "empty, as its server closed the connection without a byte"
                  : poem.length() + " letters that end with " + end(poem),
              got == null
                  ? "it is missing"
                  : "what was returned has " + got.length() + ", and ends with " + end(got))
          .isEqualTo(poem);
    }
    assertThat(came.size())
        .withFailMessage("Two servers sent a poem each; %s.", play.outcome())
        .isEqualTo(2);
  }

  @Replayed(times = 6)
  @Order(1)
  void charactersAreNotSpoilt(Draw draw) {
    Play play = new Play();
    String poem = "Zwei " + String.join(" ", draw.shuffled(LETTERS)) + " und ein Boot";
    byte[] bytes = poem.getBytes(UTF_8);
    List<byte[]> pieces = draw.pieces(bytes);
    if (draw.turn(0, 1) == 0) {
      // Every letter is split.
      pieces = IntStream.range(0, bytes.length).mapToObj(i -> new byte[] {bytes[i]}).toList();
    }
    play.sends(pieces, null);
    List<String> came = play.fetch();
    assertThat(came)
        .withFailMessage(
            "The server sent '%s' in UTF-8, in %d pieces that split its letters; fetchAll returned"
                + " %s.",
            poem, pieces.size(), came.isEmpty() ? "no poem" : "'" + came.get(0) + "'")
        .isEqualTo(List.of(poem));
  }

  @Replayed(times = 6)
  @Order(2)
  void aFailureDoesNotLoseTheOthers(Draw draw) {
    Play play = new Play();
    List<String> poems = new ArrayList<>();
    int failing = draw.turn(0, 2);
    for (int i = 0; i < 3; i++) {
      if (i == failing) {
        play.isNotThere(draw);
      } else {
        poems.add(drawPoem(draw, 2));
        play.sendsAtOnce(poems.get(poems.size() - 1));
      }
    }
    assertThat(play.fetch())
        .withFailMessage(
            "Three servers; the %s is not there, and the others send their poems. fetchAll should"
                + " return these two, in their order; %s.",
            List.of("first", "second", "third").get(failing), play.outcome())
        .isEqualTo(poems);
  }

  @Replayed(times = 6)
  @Order(3)
  void everyFailureIsTold(Draw draw) {
    Play play = new Play();
    List<Server> failing = new ArrayList<>();
    failing.add(draw.coin() ? play.isNotThere(draw) : play.breaksOff(draw));
    play.sendsAtOnce(drawPoem(draw, 2));
    failing.add(draw.coin() ? play.isNotThere(draw) : play.breaksOff(draw));
    play.fetch();
    assertThat(play.failed)
        .withFailMessage(
            "Three servers, of which the first and the third fail. 'failed' should be called once"
                + " for each of these two; it was called for %s.",
            play.failed.isEmpty()
                ? "none"
                : play.failed.stream()
                    .map(
                        server ->
                            List.of("the first", "the second", "the third")
                                .get(play.servers.indexOf(server)))
                    .collect(Collectors.joining(", ")))
        .containsExactlyInAnyOrderElementsOf(failing);
  }

  @Replayed(times = 6)
  @Order(4)
  void aPoemThatBreaksOffIsNone(Draw draw) {
    Play play = new Play();
    play.breaksOff(draw);
    String poem = drawPoem(draw, 2);
    play.sendsAtOnce(poem);
    assertThat(play.fetch())
        .withFailMessage(
            "The first of two connections breaks off in the midst of its poem. fetchAll should"
                + " return the second poem alone; %s.",
            play.outcome())
        .isEqualTo(List.of(poem));
  }

  @Replayed(times = 6)
  @Order(5)
  void oneAfterTheOther(Draw draw) {
    Play play = new Play();
    for (int i = 0; i < 3; i++) {
      play.sendsAtOnce(drawPoem(draw, 1));
    }
    play.fetch();
    play.requireSockets();
    assertThat(play.mostOpen)
        .withFailMessage(
            "There were %d sockets open at a time; each should be closed before the next is opened.",
            play.mostOpen)
        .isLessThanOrEqualTo(1);
    assertThat(play.connected)
        .withFailMessage(
            "The servers should be asked in their order, each once. Instead of first, second,"
                + " third it was: %s.",
            play.connected.stream()
                .map(
                    port ->
                        List.of("first", "second", "third").get(port - play.servers.get(0).port()))
                .collect(Collectors.joining(", ")))
        .isEqualTo(play.servers.stream().map(Server::port).toList());
  }

  @Replayed(times = 6)
  @Order(6)
  void everySocketIsClosed(Draw draw) {
    Play play = new Play();
    boolean breaks = draw.turn(0, 1) == 0;
    if (breaks) {
      play.breaksOff(draw);
    } else {
      play.sendsAtOnce(drawPoem(draw, 1));
    }
    play.isNotThere(draw);
    play.fetch();
    play.requireSockets();
    assertThat(play.open)
        .withFailMessage(
            "When fetchAll was over, a socket was still open: one whose connection %s.",
            breaks ? "broke off" : "had given its poem, or could not be made")
        .isZero();
  }

  // Stays: that it works on the real network is what it is for.
  @Test
  @Order(7)
  void itWorksOnTheRealNetwork() throws Exception {
    List<String> poems = List.of("A gull", "and another one");
    List<Server> servers = new ArrayList<>();
    try (ServerSocket one = listen();
        ServerSocket other = listen()) {
      List<Thread> serving = new ArrayList<>();
      for (ServerSocket listening : List.of(one, other)) {
        String host = listening.getInetAddress().getHostAddress();
        servers.add(new Server(host, listening.getLocalPort()));
        byte[] poem = poems.get(serving.size()).getBytes(UTF_8);
        Thread thread = new Thread(() -> serve(listening, poem), "server");
        thread.setDaemon(true);
        thread.start();
        serving.add(thread);
      }
      List<String> came =
          BlockingPoems.fetchAll(servers, SocketFactory.getDefault(), (from, why) -> {});
      one.close();
      other.close();
      for (Thread thread : serving) {
        thread.join();
      }
      assertThat(came)
          .withFailMessage(
              "Two poems, %s, were to be fetched over real connections on this machine; fetchAll"
                  + " returned %s.",
              poems, came)
          .isEqualTo(poems);
    }
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  /** Sends the poem to whoever connects, until nobody can any more. */
  private static void serve(ServerSocket listening, byte[] poem) {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        socket.getOutputStream().write(poem);
      } catch (IOException e) {
        // The check is over, or somebody did not want the poem.
      }
    }
  }

  private static String drawPoem(Draw draw, int lines) {
    List<String> poem = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      poem.add(draw.oneOf(LINES));
    }
    poem.add("and " + draw.between(2, 99) + " more");
    return String.join("\n", poem);
  }

  private static String end(String text) {
    return "'" + text.substring(Math.max(0, text.length() - 10)).replace("\n", "↵") + "'";
  }

  private static String inWords(List<String> came) {
    if (came.isEmpty()) {
      return "no poem";
    }
    String lengths =
        came.stream()
            .map(poem -> poem == null ? "null" : letters(poem))
            .collect(Collectors.joining(", "));
    return came.size() + (came.size() == 1 ? " poem: " : " poems: ") + lengths;
  }

  private static String letters(String poem) {
    return poem.length() == 1 ? "1 letter" : poem.length() + " letters";
  }

  /** The servers, the sockets that lead to them, and what became of these. */
  private static final class Play extends SocketFactory {
    final List<Server> servers = new ArrayList<>();
    final List<Server> failed = new ArrayList<>();
    final List<Integer> connected = new ArrayList<>();
    final Map<Integer, Script> scripts = new HashMap<>();
    List<String> came = List.of();
    int made;
    int open;
    int mostOpen;

    Server sendsAtOnce(String poem) {
      return sends(List.of(poem.getBytes(UTF_8)), null);
    }

    Server sends(List<byte[]> pieces, IOException end) {
      Server server = new Server("localhost", FIRST_PORT + servers.size());
      servers.add(server);
      scripts.put(server.port(), new Script(pieces, end));
      return server;
    }

    Server breaksOff(Draw draw) {
      return sends(
          draw.pieces("Two bells, and then".getBytes(UTF_8)),
          new SocketException("Connection reset"));
    }

    Server isNotThere(Draw draw) {
      return sends(
          null,
          draw.coin()
              ? new ConnectException("Connection refused")
              : new UnknownHostException("localhost"));
    }

    List<String> fetch() {
      try {
        came =
            BlockingPoems.fetchAll(
                new ArrayList<>(servers), this, (server, why) -> failed.add(server));
      } catch (UncheckedIOException e) {
        throw new AssertionError(
            "fetchAll threw "
                + e.getCause()
                + ". Whatever goes wrong with one server is to be told by failed, and the others"
                + " go on.",
            e);
      }
      assertThat(came)
          .withFailMessage("fetchAll returned null; it should return a list.")
          .isNotNull();
      return came;
    }

    void requireSockets() {
      assertThat(made)
          .withFailMessage(
              "fetchAll has not made a single socket by sockets.createSocket(host, port).")
          .isPositive();
    }

    String outcome() {
      return "it returned " + inWords(came);
    }

    @Override
    public Socket createSocket() {
      return new PlayedSocket(this);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      PlayedSocket socket = new PlayedSocket(this);
      socket.connectTo(port);
      return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return createSocket("", port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress own, int ownPort)
        throws IOException {
      return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress own, int ownPort)
        throws IOException {
      return createSocket("", port);
    }
  }

  /** A socket that receives what a script says. */
  private static final class PlayedSocket extends Socket {
    private final Play play;
    private Script script;
    private boolean closed;

    PlayedSocket(Play play) {
      this.play = play;
      play.made++;
      play.open++;
      play.mostOpen = Math.max(play.mostOpen, play.open);
    }

    /** As the JDK's own: one that can't be connected is closed. */
    void connectTo(int port) throws IOException {
      play.connected.add(port);
      Script found = play.scripts.get(port);
      if (found == null || found.pieces() == null) {
        close();
        throw found == null ? new ConnectException("Connection refused") : found.end();
      }
      script = found;
    }

    @Override
    public void connect(SocketAddress address) throws IOException {
      connectTo(((InetSocketAddress) address).getPort());
    }

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
      connect(address);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      if (script == null) {
        throw new SocketException("Socket is not connected");
      }
      return new PlayedInput(this, script);
    }

    @Override
    public OutputStream getOutputStream() {
      return new ByteArrayOutputStream();
    }

    @Override
    public void setSoTimeout(int timeout) {
      // Nothing takes time here.
    }

    @Override
    public void shutdownOutput() {
      // The servers do not listen.
    }

    @Override
    public boolean isConnected() {
      return script != null;
    }

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        play.open--;
      }
    }
  }

  /** Each read gets what is left of a piece; what is not read yet of the next has not come yet. */
  private static final class PlayedInput extends InputStream {
    private final PlayedSocket socket;
    private final Deque<byte[]> pieces;
    private final IOException end;
    private int taken;

    PlayedInput(PlayedSocket socket, Script script) {
      this.socket = socket;
      this.pieces = new ArrayDeque<>(script.pieces());
      this.end = script.end();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (socket.isClosed()) {
        throw new SocketException("Socket closed");
      }
      if (length == 0) {
        return 0;
      }
      if (pieces.isEmpty()) {
        if (end != null) {
          throw end;
        }
        return -1;
      }
      byte[] piece = pieces.getFirst();
      int count = Math.min(length, piece.length - taken);
      System.arraycopy(piece, taken, target, offset, count);
      taken += count;
      if (taken == piece.length) {
        pieces.removeFirst();
        taken = 0;
      }
      return count;
    }

    @Override
    public int available() {
      return taken == 0 || pieces.isEmpty() ? 0 : pieces.getFirst().length - taken;
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
