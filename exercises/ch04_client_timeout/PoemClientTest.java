// SPDX-License-Identifier: Apache-2.0
package ch04_client_timeout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.defer.Failure;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.testing.Draw;
import dev.couplet.testing.MemoryServer;
import dev.couplet.testing.ReactorRun;
import dev.couplet.testing.Replayed;
import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.function.Executable;

/**
 * The checks play the server over a network in memory and on virtual time, so that a limit of a
 * minute costs nothing; the last one is played on this machine's own network.
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

  /** When everything has long been over. */
  private static final Duration END = Duration.ofMinutes(10);

  /** How a server behaves, and the words for it. */
  private enum Kind {
    SENDS("sends its poem within %s s"),
    DRIPS("sends a byte every %s s"),
    SAYS_NOTHING("says nothing"),
    DOES_NOT_ANSWER("does not answer the attempt to connect"),
    REFUSES("refuses"),
    RESETS("resets the connection in the middle of its poem"),
    HAS_NO_ROUTE("can't be reached, and connect throws"),
    HAS_NO_ADDRESS("has a name that is not known, and connect throws");

    final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private record Told(String poem, Throwable failure, long atMillis) {
    String inWords() {
      return (poem == null ? "a failure, " + failure : "the poem \"" + line(poem) + "\"")
          + ", at second "
          + second(atMillis);
    }
  }

  /** One server, and the client that fetches its poem. */
  private static final class Fetch implements PoemClient.Listener {
    final Play play;
    final Kind kind;
    final InetSocketAddress server;
    final String poem;
    final long limitMillis;

    /** Between two pieces. */
    final long gapMillis;

    final List<byte[]> pieces;
    final List<Told> told = new ArrayList<>();

    Fetch(Play play, Kind kind, int number, Draw draw) {
      this.play = play;
      this.kind = kind;
      String host = kind == Kind.HAS_NO_ROUTE ? "203.0.113." + number : "127.0.0.1";
      server =
          kind == Kind.HAS_NO_ADDRESS
              ? InetSocketAddress.createUnresolved("poems.example", 10_000 + number)
              : new InetSocketAddress(host, 10_000 + number);
      poem =
          draw.<String>shuffled(LINES).stream()
              .limit(draw.between(1, 3))
              .map(line -> line + "\n")
              .collect(Collectors.joining());
      byte[] bytes = poem.getBytes(StandardCharsets.UTF_8);
      pieces = kind == Kind.DRIPS ? singly(bytes) : draw.pieces(bytes);
      gapMillis = 10L * draw.between(1, 20) + 1;
      long wholeMillis = (pieces.size() + 1) * gapMillis;
      // What comes, comes in time; what drips does not, and has begun. Never at the same time.
      limitMillis =
          switch (kind) {
            case DRIPS -> gapMillis * draw.between(3, pieces.size() - 3) + gapMillis / 2;
            default -> wholeMillis + 10L * draw.between(20, 200);
          };
    }

    private static List<byte[]> singly(byte[] bytes) {
      List<byte[]> singly = new ArrayList<>();
      for (byte each : bytes) {
        singly.add(new byte[] {each});
      }
      return singly;
    }

    void begin() {
      PoemClientTest.call(
          () -> PoemClient.fetch(server, Duration.ofMillis(limitMillis), play.reactor, this));
    }

    @Override
    public void poem(String text) {
      told.add(new Told(text, null, play.nowMillis()));
    }

    @Override
    public void failed(Throwable reason) {
      told.add(new Told(null, reason, play.nowMillis()));
    }

    String inWords() {
      long millis = kind == Kind.SENDS ? (pieces.size() + 1) * gapMillis : gapMillis;
      return "With a limit of "
          + second(limitMillis)
          + " s and a server that "
          + String.format(kind.words, second(millis))
          + ": ";
    }

    String tale() {
      if (told.isEmpty()) {
        return "nothing at all";
      }
      String tale =
          told.stream().limit(3).map(Told::inWords).collect(Collectors.joining("; then "));
      return told.size() > 3 ? tale + "; and so on, " + told.size() + " times in all" : tale;
    }
  }

  /** Some fetches on a reactor of their own. */
  private static final class Play {
    final MemoryReactor reactor = new MemoryReactor();
    final List<Fetch> fetches = new ArrayList<>();
    final List<MemoryServer> own = new ArrayList<>();
    final List<String> watched = new ArrayList<>();
    final Draw draw;
    int callsLeft;
    int open;

    Play(Draw draw, Kind... kinds) {
      this.draw = draw;
      reactor.timeLimit(END.multipliedBy(2));
      reactor.network().delay(Duration.ofMillis(draw.between(1, 4)));
      for (Kind kind : kinds) {
        fetches.add(new Fetch(this, kind, fetches.size() + 1, draw));
      }
    }

    Fetch fetch() {
      return fetches.get(0);
    }

    /** Runs until all is over and looks at what is left then. */
    ReactorRun run() {
      return run(END);
    }

    /** Has the reactor stopped after {@code time}. */
    ReactorRun run(Duration time) {
      ReactorRun run =
          ReactorRun.of(
              reactor,
              () -> {
                fetches.forEach(this::serve);
                reactor.callWhenRunning(() -> fetches.forEach(Fetch::begin));
                reactor.callLater(time, this::end);
              });
      own.forEach(MemoryServer::close);
      callsLeft = reactor.delayedCalls().size();
      open = reactor.network().open();
      return run;
    }

    private void end() {
      if (reactor.seconds() >= END.toSeconds()) {
        reactor.removeAll().stream()
            .filter(each -> own.stream().noneMatch(server -> server.owns(each.channel())))
            .forEach(each -> watched.add(each.channel().toString()));
      }
      reactor.stop();
    }

    private void serve(Fetch fetch) {
      if (fetch.kind == Kind.DOES_NOT_ANSWER) {
        reactor.network().ignore(fetch.server.getPort());
      } else if (!List.of(Kind.REFUSES, Kind.HAS_NO_ROUTE, Kind.HAS_NO_ADDRESS)
          .contains(fetch.kind)) {
        own.add(MemoryServer.listen(reactor, fetch.server, connection -> send(fetch, connection)));
      }
    }

    /** Sends the poem piece by piece, and ends the connection, in order or not. */
    private void send(Fetch fetch, MemoryServer.Connection connection) {
      if (fetch.kind == Kind.SAYS_NOTHING) {
        return;
      }
      boolean resets = fetch.kind == Kind.RESETS;
      int count = resets ? draw.between(0, fetch.pieces.size() - 1) : fetch.pieces.size();
      List<byte[]> left = new ArrayList<>(fetch.pieces.subList(0, count));
      sendNext(fetch, connection, left, resets ? connection::reset : connection::end);
    }

    private void sendNext(
        Fetch fetch, MemoryServer.Connection connection, List<byte[]> left, Runnable thenEnd) {
      reactor.callLater(
          Duration.ofMillis(fetch.gapMillis),
          () -> {
            if (left.isEmpty()) {
              thenEnd.run();
            } else if (connection.send(left.remove(0))) {
              sendNext(fetch, connection, left, thenEnd);
            }
          });
    }

    long nowMillis() {
      return Math.round(reactor.seconds() * 1000);
    }
  }

  // -------------------------------------------------------------------------------- checks

  @Replayed(times = 4)
  @Order(0)
  void nothingHoldsTheReactor(Draw draw) {
    assertThat(new Play(draw, Kind.SENDS, Kind.DRIPS).run().waited())
        .withFailMessage(
            "It holds the reactor: it sleeps, or waits in another way, and until that is over"
                + " nothing can come.")
        .isFalse();
  }

  // Stays: what works must not be broken by the limit.
  @Replayed(times = 4)
  @Order(1)
  void aPoemInTimeIsBrought(Draw draw) {
    Play play = new Play(draw, Kind.SENDS);
    play.run();
    requirePoem(play.fetch());
  }

  // Stays: a server that is silent is the plain case of one that is slow.
  @Replayed(times = 4)
  @Order(2)
  void aSilentServerIsGivenUp(Draw draw) {
    Play play = new Play(draw, draw.turn(0, 1) == 0 ? Kind.SAYS_NOTHING : Kind.DOES_NOT_ANSWER);
    play.run();
    requireTimeout(play.fetch());
  }

  @Replayed(times = 6)
  @Order(3)
  void theLimitIsForAllOfIt(Draw draw) {
    Play play = new Play(draw, Kind.DRIPS);
    play.run();
    requireTimeout(play.fetch());
  }

  @Replayed(times = 6)
  @Order(4)
  void nothingIsToldAfterTheEndOfTheTime(Draw draw) {
    Play play = tooSlow(draw);
    play.run();
    Fetch fetch = play.fetch();
    assertThat(fetch.told.size())
        .withFailMessage(
            "%sthe listener should be told once; it was told of %s.", fetch.inWords(), fetch.tale())
        .isLessThanOrEqualTo(1);
  }

  @Replayed(times = 6)
  @Order(5)
  void theClientIsWatchedNoLonger(Draw draw) {
    Play play = tooSlow(draw);
    play.run();
    assertThat(play.watched)
        .withFailMessage(
            "%safter the end of the time the reactor should watch the client no longer, neither as a"
                + " writer nor as a reader; it still does.",
            play.fetch().inWords())
        .isEmpty();
  }

  @Replayed(times = 6)
  @Order(6)
  void theChannelIsClosed(Draw draw) {
    Play play = tooSlow(draw);
    play.run();
    assertThat(play.open)
        .withFailMessage(
            "%safter the end of the time the channel should be closed; it is still open.",
            play.fetch().inWords())
        .isZero();
  }

  @Replayed(times = 4)
  @Order(7)
  void aPoemCancelsTheLimit(Draw draw) {
    Play play = new Play(draw, Kind.SENDS);
    play.run(Duration.ofMillis(play.fetch().limitMillis - 1));
    assertThat(play.callsLeft)
        .withFailMessage(
            "%sthe poem has come, and the limit is still to be called. Whoever has made an"
                + " appointment has to cancel it when nothing is left to be done then.",
            play.fetch().inWords())
        .isZero();
  }

  @Replayed(times = 8)
  @Order(8)
  void aFailureCancelsTheLimit(Draw draw) {
    Kind kind =
        List.of(Kind.REFUSES, Kind.RESETS, Kind.HAS_NO_ROUTE, Kind.HAS_NO_ADDRESS)
            .get(draw.turn(0, 3));
    Play play = new Play(draw, kind);
    Fetch fetch = play.fetch();
    play.run(Duration.ofMillis(fetch.limitMillis - 1));
    assertThat(
            fetch.told.size() == 1
                && (fetch.told.get(0).failure() instanceof IOException
                    || fetch.told.get(0).failure() instanceof UnresolvedAddressException))
        .withFailMessage(
            "%sthe listener should be told once, of the failure that this is; it was told of %s.",
            fetch.inWords(), fetch.tale())
        .isTrue();
    assertThat(play.callsLeft)
        .withFailMessage(
            "%sit has failed, and the limit is still to be called. A failure has to cancel it as"
                + " well.",
            fetch.inWords())
        .isZero();
  }

  @Replayed(times = 4)
  @Order(9)
  void aStopOfTheReactorCancelsTheLimit(Draw draw) {
    Play play = new Play(draw, Kind.SAYS_NOTHING);
    play.run(Duration.ofMillis(play.fetch().limitMillis / 2));
    assertThat(play.callsLeft)
        .withFailMessage(
            "The reactor was stopped while the poem was on its way, and the limit is still to be"
                + " called. A connection that is lost by that has to cancel it as well.")
        .isZero();
  }

  @Replayed(times = 4)
  @Order(10)
  void eachHasALimitOfItsOwn(Draw draw) {
    List<Kind> kinds =
        draw.shuffled(List.of(Kind.SENDS, Kind.SENDS, Kind.SAYS_NOTHING, Kind.DOES_NOT_ANSWER));
    Play play = new Play(draw, kinds.toArray(Kind[]::new));
    play.run();
    for (Fetch fetch : play.fetches) {
      if (fetch.kind == Kind.SENDS) {
        requirePoem(fetch);
      } else {
        requireTimeout(fetch);
      }
    }
  }

  @Replayed(times = 6)
  @Order(11)
  void noCallThrows(Draw draw) {
    List<Kind> kinds = List.of(Kind.SENDS, Kind.DRIPS, Kind.DOES_NOT_ANSWER);
    Play play = new Play(draw, kinds.get(draw.turn(0, 2)));
    for (ErrorLog.Entry entry : play.run().errors()) {
      throw new AssertionError(
          play.fetch().inWords() + "a call that the reactor made threw " + entry.error() + ".",
          entry.error());
    }
  }

  // Stays: what is played above may be unlike the world in what nobody thought of.
  @Replayed(times = 1)
  @Order(12)
  void worksOnARealNetwork(Draw draw) throws IOException {
    Reactor reactor = new SelectReactor();
    String poem = draw.oneOf(LINES);
    List<String> told = new ArrayList<>();
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (ErrorLog.Recording errors = ErrorLog.record();
        ServerSocketChannel sends = ServerSocketChannel.open().bind(anyPort);
        ServerSocketChannel silent = ServerSocketChannel.open().bind(anyPort)) {
      sends.configureBlocking(false);
      serve(sends, poem, reactor);
      Runnable stop = () -> reactor.callLater(Duration.ZERO, reactor::stop);
      Runnable second = () -> begin(silent, Duration.ofMillis(10), reactor, told, stop);
      reactor.callWhenRunning(() -> begin(sends, Duration.ofMinutes(1), reactor, told, second));
      giveUp(reactor, 15);
      reactor.run();
      errors.drain();
    }
    assertThat(told)
        .withFailMessage(
            "On a real network one server sends \"%s\", and another says nothing: the listeners"
                + " should be told of the poem, and of a TimeoutException; they were told of %s.",
            poem, told.isEmpty() ? "nothing" : told)
        .contains(poem, "TimeoutException");
  }

  private static void begin(
      ServerSocketChannel server,
      Duration limit,
      Reactor reactor,
      List<String> told,
      Runnable whenTold) {
    PoemClient.Listener listener =
        new PoemClient.Listener() {
          @Override
          public void poem(String text) {
            tell(text);
          }

          @Override
          public void failed(Throwable reason) {
            tell(reason.getClass().getSimpleName());
          }

          private void tell(String what) {
            if (!told.contains(what)) {
              told.add(what);
              whenTold.run();
            }
          }
        };
    call(
        () ->
            PoemClient.fetch(
                (InetSocketAddress) server.getLocalAddress(), limit, reactor, listener));
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
  private static void giveUp(Reactor reactor, int tenths) {
    reactor.callLater(
        Duration.ofMillis(100),
        () -> {
          long busyNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
          if (tenths == 0 || busyNanos > 1_000_000_000) {
            reactor.stop();
          } else {
            giveUp(reactor, tenths - 1);
          }
        });
  }

  // ------------------------------------------------------------------------------- helpers

  /** Makes a call that may throw what the stub says, or, where that was taken away, may not. */
  private static void call(Executable call) {
    try {
      call.execute();
    } catch (Throwable e) {
      throw new IllegalStateException("fetch threw " + e, e);
    }
  }

  /** By turns each of the servers whose poem does not come in time. */
  private static Play tooSlow(Draw draw) {
    List<Kind> kinds = List.of(Kind.DRIPS, Kind.SAYS_NOTHING, Kind.DOES_NOT_ANSWER);
    return new Play(draw, kinds.get(draw.turn(0, 2)));
  }

  private static void requirePoem(Fetch fetch) {
    assertThat(fetch.told.size() == 1 && fetch.poem.equals(fetch.told.get(0).poem()))
        .withFailMessage(
            "%sthe listener should be told once, of the poem \"%s\"; it was told of %s.",
            fetch.inWords(), line(fetch.poem), fetch.tale())
        .isTrue();
  }

  /** Whether more is told afterwards is for another check to say. */
  private static void requireTimeout(Fetch fetch) {
    Told first = fetch.told.isEmpty() ? null : fetch.told.get(0);
    assertThat(
            first != null
                && first.failure() instanceof TimeoutException
                && first.atMillis() == fetch.limitMillis)
        .withFailMessage(
            "%sthe listener should be told of a TimeoutException at second %s; it was told of %s.",
            fetch.inWords(), second(fetch.limitMillis), fetch.tale())
        .isTrue();
  }

  private static String second(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }

  private static String line(String text) {
    return text.replace("\n", "/");
  }
}
