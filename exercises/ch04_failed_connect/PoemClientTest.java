// SPDX-License-Identifier: Apache-2.0
package ch04_failed_connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.defer.Failure;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReactorStopped;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.testing.Draw;
import dev.couplet.testing.MemoryServer;
import dev.couplet.testing.ReactorRun;
import dev.couplet.testing.Replayed;
import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The checks play the servers, those that are there and those that are not, over a network in
 * memory and on virtual time; the last one is played on this machine's own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PoemClientTest {
  private static final List<String> LINES =
      List.of(
          "the kettle sings before it boils",
          "a letter waits; the postman waits for none",
          "who asks the tide to hurry",
          "one lamp, and two who read by it",
          "the train goes by and does not stop");

  /** What a server does, in the words of a message. */
  private enum Kind {
    IS_THERE("is there", Void.class),
    REFUSES("refuses", ConnectException.class),
    HAS_NO_ROUTE("can't be reached", NoRouteToHostException.class),
    HAS_NO_ADDRESS("has a name that is not known", UnresolvedAddressException.class),
    BREAKS_OFF("resets the connection in the middle of its poem", SocketException.class);

    final String words;
    final Class<?> reason;

    Kind(String words, Class<?> reason) {
      this.words = words;
      this.reason = reason;
    }
  }

  private record Server(InetSocketAddress address, Kind kind, String poem) {
    static Server of(int number, Kind kind, String poem) {
      int port = 10_000 + number;
      InetSocketAddress address =
          switch (kind) {
            case HAS_NO_ROUTE -> new InetSocketAddress(elsewhere(number), port);
            case HAS_NO_ADDRESS -> InetSocketAddress.createUnresolved("poems.example", port);
            default -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
          };
      return new Server(address, kind, poem);
    }

    private static InetAddress elsewhere(int number) {
      try {
        return InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, (byte) number});
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private record Told(InetSocketAddress server, String poem, Throwable failure, long atMillis) {
    String inWords() {
      return name(server) + (poem == null ? " failed, " + failure : " with \"" + line(poem) + "\"");
    }
  }

  /** Some servers, and a client that fetches their poems. */
  private static final class Play implements PoemClient.Report {
    final List<Server> servers = new ArrayList<>();
    final MemoryReactor reactor = new MemoryReactor();
    final List<Told> told = new ArrayList<>();
    private final List<MemoryServer> own = new ArrayList<>();
    private final Draw draw;

    /** How long it takes until a server has been asked, and as long again until it is known. */
    private final int delayMillis;

    /** Of how many servers it is known what became of their poems, and when it came to that. */
    private int known;

    private long knownAtMillis;

    Play(Draw draw, List<Kind> kinds) {
      this.draw = draw;
      for (Kind kind : kinds) {
        String poem =
            draw.<String>shuffled(LINES).stream()
                .limit(draw.between(1, 3))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        servers.add(Server.of(servers.size() + 1, kind, poem));
      }
      reactor.timeLimit(Duration.ofSeconds(600));
      delayMillis = draw.between(0, 40);
      reactor.network().delay(Duration.ofMillis(delayMillis));
    }

    ReactorRun run() {
      ReactorRun run = ReactorRun.of(reactor, this::start);
      own.forEach(MemoryServer::close);
      return run;
    }

    private void start() {
      for (Server server : servers) {
        if (server.kind() == Kind.IS_THERE || server.kind() == Kind.BREAKS_OFF) {
          own.add(
              MemoryServer.listen(
                  reactor, server.address(), connection -> send(server, connection)));
        }
      }
      PoemClient.fetchAll(servers.stream().map(Server::address).toList(), reactor, this);
    }

    /** Sends the poem piece by piece; the end is in order, or not. */
    private void send(Server server, MemoryServer.Connection connection) {
      byte[] bytes = server.poem().getBytes(StandardCharsets.UTF_8);
      boolean breaks = server.kind() == Kind.BREAKS_OFF;
      int length = breaks ? draw.between(0, bytes.length - 1) : bytes.length;
      long millis = 0;
      for (byte[] piece : draw.pieces(Arrays.copyOf(bytes, length))) {
        millis += draw.between(10, 100);
        reactor.callLater(Duration.ofMillis(millis), () -> connection.send(piece));
      }
      reactor.callLater(
          Duration.ofMillis(millis + 100), breaks ? connection::reset : connection::end);
    }

    @Override
    public void poem(InetSocketAddress server, String text) {
      told(new Told(server, text, null, nowMillis()));
    }

    @Override
    public void failed(InetSocketAddress server, Throwable reason) {
      told(new Told(server, null, reason, nowMillis()));
    }

    private void told(Told each) {
      told.add(each);
      if (!(each.failure() instanceof ReactorStopped)) {
        known++;
        knownAtMillis = nowMillis();
      }
    }

    /** What the report was told of {@code server}. */
    List<Told> of(Server server) {
      return told.stream().filter(each -> server.address().equals(each.server())).toList();
    }

    List<Server> that(Kind... kinds) {
      return servers.stream().filter(each -> List.of(kinds).contains(each.kind())).toList();
    }

    long nowMillis() {
      return Math.round(reactor.seconds() * 1000);
    }

    String inWords() {
      return "Of "
          + servers.size()
          + (servers.size() == 1 ? " server, " : " servers, ")
          + servers.stream()
              .map(server -> name(server.address()) + " " + server.kind().words)
              .collect(Collectors.joining(", "))
          + ": ";
    }

    String tale(Server server) {
      List<Told> all = of(server);
      if (all.isEmpty()) {
        String others =
            told.stream()
                .filter(each -> each.failure() != null)
                .map(Told::inWords)
                .collect(Collectors.joining(", "));
        return "nothing of it" + (others.isEmpty() ? "" : ", but that " + others);
      }
      String tale = all.stream().limit(3).map(Told::inWords).collect(Collectors.joining(", then "));
      return all.size() > 3 ? tale + ", and so on, " + all.size() + " times in all" : tale;
    }
  }

  // -------------------------------------------------------------------------------- checks

  @Replayed(times = 4)
  @Order(0)
  void nothingHoldsTheReactor(Draw draw) {
    assertThat(new Play(draw, drawn(draw, Kind.REFUSES)).run().waited())
        .withFailMessage(
            "It holds the reactor: it sleeps, or waits in another way, and until that is over no"
                + " poem can come.")
        .isFalse();
  }

  // Stays: what works must not be broken by what is mended.
  @Replayed(times = 4)
  @Order(1)
  void fetchesAllThatAreThere(Draw draw) {
    Play play = new Play(draw, Collections.nCopies(draw.turn(1, 4), Kind.IS_THERE));
    play.run();
    requirePoems(play);
  }

  // Stays: it says first what is seen first.
  @Replayed(times = 6)
  @Order(2)
  void oneThatRefusesDoesNotKeepTheOthers(Draw draw) {
    Play play = new Play(draw, drawn(draw, Kind.REFUSES));
    play.run();
    requirePoems(play);
  }

  @Replayed(times = 6)
  @Order(3)
  void eachFailureNamesItsServer(Draw draw) {
    Play play = new Play(draw, drawn(draw, Kind.REFUSES));
    play.run();
    requireFailures(play);
  }

  @Replayed(times = 4)
  @Order(4)
  void aFailureIsToldWhenItComesToLight(Draw draw) {
    Play play = new Play(draw, drawn(draw, Kind.REFUSES));
    play.run();
    for (Server server : play.that(Kind.REFUSES)) {
      // Whether it is told of at all, and once, is for others to say.
      for (Told told : play.of(server)) {
        long at = 2L * play.delayMillis;
        assertThat(told.failure() instanceof ConnectException && told.atMillis() > at)
            .withFailMessage(
                "%sat second %s it comes to light that %s refuses, and the report should be told"
                    + " then; it was told at second %s. Who waits for the others tells it late.",
                play.inWords(), second(at), name(server.address()), second(told.atMillis()))
            .isFalse();
      }
    }
  }

  // Stays: most mistakes show in the others too, where they are harder to see.
  @Replayed(times = 6)
  @Order(5)
  void theReactorStopsWithTheLastOutcome(Draw draw) {
    requireStop(new Play(draw, drawn(draw, Kind.REFUSES)));
  }

  @Replayed(times = 4)
  @Order(6)
  void theReactorStopsThoughAllFail(Draw draw) {
    Play play = new Play(draw, Collections.nCopies(draw.turn(1, 4), Kind.REFUSES));
    requireStop(play);
    for (Server server : play.servers) {
      List<Told> told = play.of(server);
      assertThat(
              told.size() > 1
                  && told.stream().anyMatch(each -> each.failure() instanceof ReactorStopped))
          .withFailMessage(
              "%sthe report should be told once of each; of %s it was told %s. Is the reactor still"
                  + " watching it when it is stopped?",
              play.inWords(), name(server.address()), play.tale(server))
          .isFalse();
    }
  }

  @Replayed(times = 6)
  @Order(7)
  void anAttemptThatFailsAtOnceIsReported(Draw draw) {
    Play play = atOnce(draw);
    play.run();
    requireFailures(play);
    requirePoems(play);
  }

  @Replayed(times = 8)
  @Order(8)
  void anAttemptThatFailsAtOnceIsCountedOnce(Draw draw) {
    requireStop(draw.turn(0, 3) == 3 ? allAtOnce(draw) : atOnce(draw));
  }

  @Replayed(times = 6)
  @Order(9)
  void aPartOfAPoemIsNoPoem(Draw draw) {
    Play play = new Play(draw, drawn(draw, Kind.BREAKS_OFF));
    play.run();
    requireFailures(play);
    requirePoems(play);
  }

  @Replayed(times = 6)
  @Order(10)
  void everyChannelIsClosed(Draw draw) {
    Kind kind =
        List.of(Kind.REFUSES, Kind.HAS_NO_ROUTE, Kind.HAS_NO_ADDRESS, Kind.BREAKS_OFF)
            .get(draw.turn(0, 3));
    Play play = new Play(draw, drawn(draw, kind));
    // That a reactor is never stopped is for others to say.
    int open = play.run().stopped() ? play.reactor.network().open() : 0;
    assertThat(open)
        .withFailMessage(
            "%swhen the reactor has stopped, the client should have no channel open; it has %d. Who"
                + " opens a channel has to close it, also when connecting has failed.",
            play.inWords(), open)
        .isZero();
  }

  @Replayed(times = 6)
  @Order(11)
  void noCallThrows(Draw draw) {
    Play play = draw.turn(0, 1) == 0 ? new Play(draw, drawn(draw, Kind.REFUSES)) : allAtOnce(draw);
    for (ErrorLog.Entry entry : play.run().errors()) {
      throw new AssertionError(
          play.inWords() + "a call that the reactor made threw " + entry.error() + ".",
          entry.error());
    }
  }

  // Stays: what is played above may be unlike the world in what nobody thought of.
  @Replayed(times = 1)
  @Order(12)
  void worksOnARealNetwork(Draw draw) throws IOException {
    Reactor reactor = new SelectReactor();
    List<String> told = new ArrayList<>();
    List<String> expected;
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (ErrorLog.Recording errors = ErrorLog.record();
        ServerSocketChannel port = ServerSocketChannel.open().bind(anyPort)) {
      InetSocketAddress nobody = portOfNobody();
      InetSocketAddress there = (InetSocketAddress) port.getLocalAddress();
      String poem = draw.oneOf(LINES);
      expected = List.of("a failure", name(there) + " with \"" + poem + "\"");
      port.configureBlocking(false);
      serve(port, poem, reactor);
      PoemClient.fetchAll(
          List.of(nobody, there),
          reactor,
          new PoemClient.Report() {
            @Override
            public void poem(InetSocketAddress server, String text) {
              told.add(new Told(server, text, null, 0).inWords());
            }

            @Override
            public void failed(InetSocketAddress server, Throwable reason) {
              told.add("a failure");
            }
          });
      giveUp(reactor, 15, told);
      reactor.run();
      errors.drain();
    }
    assertThat(told)
        .withFailMessage(
            "On a real network the report should be told of %s, in any order, and the reactor be"
                + " stopped; it was told of %s.",
            expected, told.isEmpty() ? "nothing" : told)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static InetSocketAddress portOfNobody() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (ServerSocketChannel port = ServerSocketChannel.open().bind(anyPort)) {
      return (InetSocketAddress) port.getLocalAddress();
    }
  }

  private static void serve(ServerSocketChannel port, String poem, Reactor reactor) {
    reactor.addReader(
        new ReadDescriptor() {
          @Override
          public ServerSocketChannel channel() {
            return port;
          }

          @Override
          public void doRead() throws IOException {
            try (SocketChannel connection = port.accept()) {
              connection.write(ByteBuffer.wrap(poem.getBytes(StandardCharsets.UTF_8)));
            }
          }

          @Override
          public void connectionLost(Failure reason) {}
        });
  }

  /** Stops {@code reactor} if it does nothing for long, or too much. */
  private static void giveUp(Reactor reactor, int tenths, List<String> told) {
    reactor.callLater(
        Duration.ofMillis(100),
        () -> {
          long busyNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
          if (tenths == 0 || busyNanos > 1_000_000_000) {
            told.add("the reactor not stopped");
            reactor.stop();
          } else {
            giveUp(reactor, tenths - 1, told);
          }
        });
  }

  // ------------------------------------------------------------------------------- helpers

  /** Two to five servers, of which at least one is there and one or two are of {@code kind}. */
  private static List<Kind> drawn(Draw draw, Kind kind) {
    List<Kind> kinds = new ArrayList<>(Collections.nCopies(draw.between(1, 3), Kind.IS_THERE));
    kinds.addAll(Collections.nCopies(draw.turn(1, 2), kind));
    return draw.shuffled(kinds);
  }

  /** As {@link #drawn}; by turns the first of them is one that fails at once. */
  private static Play atOnce(Draw draw) {
    Kind kind = draw.turn(0, 1) == 0 ? Kind.HAS_NO_ROUTE : Kind.HAS_NO_ADDRESS;
    List<Kind> kinds = new ArrayList<>(drawn(draw, kind));
    if (draw.turn(0, 2) > 0) {
      kinds.remove(kind);
      kinds.add(0, kind);
    }
    return new Play(draw, kinds);
  }

  /** One to four servers, each of which fails at once. */
  private static Play allAtOnce(Draw draw) {
    return new Play(draw, Collections.nCopies(draw.between(1, 4), Kind.HAS_NO_ROUTE));
  }

  private static void requirePoems(Play play) {
    for (Server server : play.that(Kind.IS_THERE)) {
      List<Told> told = play.of(server);
      assertThat(told.size() == 1 && server.poem().equals(told.get(0).poem()))
          .withFailMessage(
              "%sthe report should be told once of %s, with the poem \"%s\"; it was told %s.",
              play.inWords(), name(server.address()), line(server.poem()), play.tale(server))
          .isTrue();
    }
  }

  private static void requireFailures(Play play) {
    for (Server server :
        play.that(Kind.REFUSES, Kind.HAS_NO_ROUTE, Kind.HAS_NO_ADDRESS, Kind.BREAKS_OFF)) {
      List<Told> told = play.of(server);
      Class<?> reason = server.kind().reason;
      assertThat(told.size() == 1 && reason.isInstance(told.get(0).failure()))
          .withFailMessage(
              "%sthe report should be told once that %s has failed, with the %s that was thrown; it"
                  + " was told %s.",
              play.inWords(), name(server.address()), reason.getSimpleName(), play.tale(server))
          .isTrue();
    }
    List<Told> others =
        play.told.stream()
            .filter(
                told ->
                    play.servers.stream()
                        .noneMatch(server -> server.address().equals(told.server())))
            .toList();
    assertThat(others)
        .withFailMessage(
            "%sthe report was told of a server that is none of these: %s.",
            play.inWords(), others.stream().map(Told::inWords).toList())
        .isEmpty();
  }

  private static void requireStop(Play play) {
    boolean stopped = play.run().stopped();
    assertThat(stopped)
        .withFailMessage(
            "%swhen it is known of each what became of its poem, the reactor should be stopped; it"
                + " went on for ever.",
            play.inWords())
        .isTrue();
    assertThat(play.known)
        .withFailMessage(
            "%sthe reactor should be stopped when it is known of all %d what became of their poems;"
                + " it was stopped when it was known of %d.",
            play.inWords(), play.servers.size(), play.known)
        .isEqualTo(play.servers.size());
    assertThat(play.nowMillis())
        .withFailMessage(
            "%sthe report was told of the last of them at second %s, and the reactor should be"
                + " stopped then; it was stopped at %s.",
            play.inWords(), second(play.knownAtMillis), second(play.nowMillis()))
        .isEqualTo(play.knownAtMillis);
  }

  private static String name(InetSocketAddress address) {
    return address == null
        ? "null"
        : (address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress())
            + ":"
            + address.getPort();
  }

  private static String second(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }

  private static String line(String text) {
    return text.replace("\n", "/");
  }
}
