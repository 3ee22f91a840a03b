// SPDX-License-Identifier: Apache-2.0
package ch05_timeout;

import static dev.couplet.testing.Words.callsAre;
import static dev.couplet.testing.Words.second;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch05_timeout.TimedPoetry.Outcome;
import ch05_timeout.TimedPoetry.TooSlow;
import dev.couplet.defer.TimeoutError;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.net.ConnectError;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.ConnectionLost;
import dev.couplet.net.Factory;
import dev.couplet.net.HalfCloseableProtocol;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.testing.Draw;
import dev.couplet.testing.Peer;
import dev.couplet.testing.ReactorRun;
import dev.couplet.testing.Replayed;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/** The checks are poetry servers on virtual time; poems and times are drawn afresh. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TimedPoetryTest {
  private static final int PORT = 10_001;

  private static final List<String> POEMS =
      List.of(
          "The kettle talks, the bread is in.",
          "A lamp went out across the bay.",
          "Two gulls have something to discuss.",
          "The rope is wet, the boat is dry.");

  private static final List<String> POEMS_IN_OTHER_LETTERS =
      List.of("夜汽車待つ", "J’ai laissé mon nom près de l’eau.", "Το ρέμα ξέρει πού θα με βρει.");

  private record Told(String what, Object poemOrReason, long atMillis) {
    @Override
    public String toString() {
      return inWords(what, poemOrReason) + " at second " + second(atMillis);
    }
  }

  /** What one fetch tells. */
  private final class Ear implements Outcome {
    final List<Told> told = new ArrayList<>();

    @Override
    public void poemCame(String poem) {
      told.add(new Told("poemCame", poem, nowMillis()));
    }

    @Override
    public void poemFailed(Throwable reason) {
      told.add(new Told("poemFailed", reason, nowMillis()));
    }
  }

  private final MemoryReactor reactor = new MemoryReactor();
  private final ErrorLog.Recording errors = ErrorLog.record();
  private final Ear ear = new Ear();
  private List<Peer> servers = List.of();
  private long timeoutMillis;

  @AfterEach
  void closeErrors() {
    errors.close();
  }

  @Replayed(times = 2)
  @Order(0)
  void nothingHoldsTheReactor(Draw draw) {
    drawTimeout(draw);
    boolean inTime = draw.turn(0, 1) == 0;
    ReactorRun run =
        ReactorRun.of(
            reactor,
            () -> {
              begin();
              reactor.callLater(Duration.ofMillis(100), () -> server().send("A poem"));
              reactor.callLater(
                  Duration.ofMillis(inTime ? 200 : timeoutMillis + 100), () -> server().close());
              reactor.callLater(Duration.ofSeconds(60), reactor::stop);
            });
    assertThat(run.waited())
        .withFailMessage(
            "It holds the reactor: it sleeps, or waits in another way. Until that is over nothing"
                + " can come in, and no appointment is kept.")
        .isFalse();
  }

  @Replayed(times = 3)
  @Order(1)
  void thePoemComes(Draw draw) {
    drawTimeout(draw);
    int kind = draw.turn(0, 2);
    String poem =
        switch (kind) {
          case 0 -> draw.oneOf(POEMS);
          case 1 -> draw.oneOf(POEMS_IN_OTHER_LETTERS);
          default -> "";
        };
    connect();
    byte[] bytes = poem.getBytes(UTF_8);
    // In single bytes no letter of several of them stays whole.
    for (byte[] piece : kind == 1 ? singly(bytes) : draw.pieces(bytes)) {
      at(Math.min(nowMillis() + 100, timeoutMillis - 200));
      server().send(piece);
      settle();
    }
    at(timeoutMillis - 100);
    server().close();
    settle();
    expect(
        (poem.isEmpty() ? "a server sent nothing" : "a server sent a poem in pieces")
            + ", and closed the connection at second "
            + now()
            + ". ",
        inWords("poemCame", poem),
        first -> first.poemOrReason().equals(poem),
        timeoutMillis - 100);
  }

  @Replayed(times = 2)
  @Order(2)
  void itFailsWhenTheTimeIsOver(Draw draw) {
    drawTimeout(draw);
    connect();
    String sent = draw.turn(0, 1) == 0 ? "nothing" : "half a poem";
    if (!sent.equals("nothing")) {
      server().send(half(draw.oneOf(POEMS)));
    }
    at(timeoutMillis + 5_000);
    expect(
        "a server sent " + sent + ", and did not close the connection. ",
        "poemFailed with a TooSlow",
        first -> first.poemOrReason() instanceof TooSlow,
        timeoutMillis);
  }

  @Replayed(times = 2)
  @Order(3)
  void theTimeBeginsWithTheConnection(Draw draw) {
    drawTimeout(draw);
    // Connecting takes less than the timeout, or more.
    int delayMillis = 100 * draw.between(1, 2) + (draw.turn(0, 1) == 0 ? 0 : (int) timeoutMillis);
    reactor.network().delay(Duration.ofMillis(delayMillis));
    begin();
    at(2 * delayMillis + timeoutMillis + 5_000);
    expect(
        "the connection stood at second "
            + second(2 * delayMillis)
            + " only, and then the server sent nothing. ",
        "poemFailed",
        first -> first.what().equals("poemFailed"),
        2 * delayMillis + timeoutMillis);
  }

  @Replayed(times = 2)
  @Order(4)
  void theTimeIsForTheWholePoem(Draw draw) {
    drawTimeout(draw);
    connect();
    int everyMillis = 100 * draw.between(1, 4);
    while (nowMillis() < 3 * timeoutMillis) {
      server().send("a");
      at(nowMillis() + everyMillis);
    }
    expect(
        "a server sent one byte every " + second(everyMillis) + " s, without an end. ",
        "poemFailed",
        first -> first.what().equals("poemFailed"),
        timeoutMillis);
  }

  @Replayed(times = 2)
  @Order(5)
  void theConnectionIsClosedWhenTheTimeIsOver(Draw draw) {
    drawTimeout(draw);
    if (draw.turn(0, 1) == 0) {
      connect();
      at(timeoutMillis);
      settle();
      Throwable end = server().end();
      assertThat(end)
          .withFailMessage(
              "%sa server sent nothing. When the time is over, it should see its connection closed"
                  + " in order; %s.%s",
              inWords(),
              end == null ? "the connection still stands" : "what it sees is: " + end.getMessage(),
              trouble())
          .isInstanceOf(ConnectionDone.class);
    } else {
      Tcp.listen(reactor, PORT, Factory.forProtocol(GoesOn::new));
      fetch();
      settle();
      int before = reactor.network().open();
      at(timeoutMillis);
      settle();
      assertThat(reactor.network().open())
          .withFailMessage(
              "%sa server sent nothing, and kept its half of the connection open, whatever you did"
                  + " with yours. When the time is over, you should close the whole connection;"
                  + " your side is still open.%s",
              inWords(), trouble())
          .isLessThan(before);
    }
  }

  /** A server's side that does not end when the other half does. */
  private static final class GoesOn extends Protocol implements HalfCloseableProtocol {
    @Override
    public void readConnectionLost() {}

    @Override
    public void writeConnectionLost() {}
  }

  @Replayed(times = 5)
  @Order(6)
  void exactlyOneThingIsTold(Draw draw) {
    drawTimeout(draw);
    connect();
    String poem = draw.oneOf(POEMS);
    String story;
    switch (draw.turn(0, 4)) {
      case 0 -> {
        story = "a server sent nothing, and closed the connection when the time was over. ";
        at(timeoutMillis + 500);
        server().close();
      }
      case 1 -> {
        story = "a server sent half a poem; when the time was over, the rest. ";
        server().send(half(poem));
        at(timeoutMillis + 500);
        server().send(poem.substring(half(poem).length()));
        server().close();
      }
      case 2 -> {
        story = "a server sent half a poem, and broke the connection when the time was over. ";
        server().send(half(poem));
        at(timeoutMillis + 500);
        server().reset();
      }
      case 3 -> {
        story = "a server sent half a poem, and broke the connection in time. ";
        server().send(half(poem));
        settle();
        server().reset();
      }
      default -> {
        story = "a server sent a poem in time, and closed the connection. ";
        server().send(poem);
        server().close();
      }
    }
    at(3 * timeoutMillis);
    assertThat(ear.told)
        .withFailMessage(
            "%s%sThe outcome should be told exactly one thing; %s.%s",
            inWords(), story, wasTold(ear), trouble())
        .hasSize(1);
  }

  @Replayed(times = 2)
  @Order(7)
  void aBrokenConnectionIsAFailure(Draw draw) {
    drawTimeout(draw);
    connect();
    server().send(half(draw.oneOf(POEMS)));
    at(100);
    server().reset();
    settle();
    expect(
        "in the middle of a poem, at second 0.10, the connection was broken. ",
        "poemFailed with a ConnectionLost",
        first -> first.poemOrReason() instanceof ConnectionLost,
        100);
  }

  @Replayed(times = 2)
  @Order(8)
  void noConnectionIsAFailure(Draw draw) {
    drawTimeout(draw);
    if (draw.turn(0, 1) == 0) {
      fetch();
      at(50);
      expect(
          "nobody listens at the port. ",
          "poemFailed with the reason, a ConnectionRefusedError,",
          first -> first.poemOrReason() instanceof ConnectError,
          0);
    } else {
      reactor.network().ignore(PORT);
      fetch();
      at(35_000);
      expect(
          "nobody answers at the port, neither yes nor no. ",
          "poemFailed with the reason, a TimeoutError,",
          first -> first.poemOrReason() instanceof TimeoutError,
          30_000);
    }
  }

  @Replayed(times = 4)
  @Order(9)
  void nothingIsLeftBehind(Draw draw) {
    drawTimeout(draw);
    String story;
    switch (draw.turn(0, 3)) {
      case 0 -> {
        story = "A poem came in time";
        connect();
        server().send(draw.oneOf(POEMS));
        server().close();
      }
      case 1 -> {
        story = "The connection broke in the middle of a poem";
        connect();
        server().send(half(draw.oneOf(POEMS)));
        settle();
        server().reset();
      }
      case 2 -> {
        story = "The time was over";
        connect();
        at(timeoutMillis);
      }
      default -> {
        story = "Nobody listened at the port";
        fetch();
      }
    }
    at(nowMillis() + 100);
    int left = reactor.delayedCalls().size();
    assertThat(left)
        .withFailMessage(
            "%s, and then %s still to be made; there should be none. Who cancels the"
                + " appointment?%s",
            story, callsAre(left), trouble())
        .isZero();
  }

  @Replayed(times = 3)
  @Order(10)
  void noCallThrows(Draw draw) {
    drawTimeout(draw);
    connect();
    server().send(draw.oneOf(POEMS));
    at(100);
    String story;
    switch (draw.turn(0, 2)) {
      case 0 -> {
        story = "A poem came in time";
        server().close();
      }
      case 1 -> {
        story = "The connection broke";
        server().reset();
      }
      default -> story = "The time was over";
    }
    at(2 * timeoutMillis);
    for (ErrorLog.Entry entry : errors.drain()) {
      throw new AssertionError(story + ", and then " + inWords(entry), entry.error());
    }
  }

  @Replayed(times = 2)
  @Order(11)
  void twoOfThemDoNotMix(Draw draw) {
    drawTimeout(draw);
    List<String> poems = draw.shuffled(POEMS);
    connect();
    Ear other = new Ear();
    TimedPoetry.fetch(reactor, "127.0.0.1", PORT, Duration.ofMillis(timeoutMillis), other);
    settle();
    servers.get(0).send(half(poems.get(0)));
    settle();
    servers.get(1).send(half(poems.get(1)));
    at(100);
    // One of the two ends in time, the first or the second.
    int first = draw.turn(0, 1);
    Peer quick = servers.get(first);
    quick.send(poems.get(first).substring(half(poems.get(first)).length()));
    quick.close();
    at(2 * timeoutMillis);
    String story =
        "Two poems were fetched at once. The %s came in time, of the other one only half. "
            .formatted(first == 0 ? "first" : "second");
    Ear ofQuick = first == 0 ? ear : other;
    Ear ofSlow = first == 0 ? other : ear;
    assertThat(ofQuick.told.stream().map(told -> told.poemOrReason()).findFirst())
        .withFailMessage(
            "%sFor the one that came, %s should be told; %s.%s",
            story, inWords("poemCame", poems.get(first)), wasTold(ofQuick), trouble())
        .contains(poems.get(first));
    assertThat(ofSlow.told.stream().map(Told::what).findFirst())
        .withFailMessage(
            "%sFor the other one, poemFailed should be told; %s.%s",
            story, wasTold(ofSlow), trouble())
        .contains("poemFailed");
  }

  // ------------------------------------------------------------------------- what is played

  private void drawTimeout(Draw draw) {
    timeoutMillis = 100L * draw.between(5, 30);
  }

  private void begin() {
    servers = Peer.listen(reactor, PORT);
    fetch();
  }

  private void fetch() {
    TimedPoetry.fetch(reactor, "127.0.0.1", PORT, Duration.ofMillis(timeoutMillis), ear);
  }

  private void connect() {
    begin();
    settle();
    server();
  }

  private Peer server() {
    assertThat(servers)
        .withFailMessage(
            "fetch should connect to the server; nobody has connected. Tcp.connect does that.")
        .isNotEmpty();
    return servers.get(0);
  }

  private void at(long millis) {
    settle();
    reactor.advance(Duration.ofMillis(millis - nowMillis()));
  }

  private void settle() {
    reactor.advance(Duration.ZERO);
  }

  private long nowMillis() {
    return Math.round(reactor.seconds() * 1000);
  }

  private static List<byte[]> singly(byte[] bytes) {
    List<byte[]> pieces = new ArrayList<>();
    for (byte each : bytes) {
      pieces.add(new byte[] {each});
    }
    return pieces;
  }

  private static String half(String poem) {
    return poem.substring(0, poem.length() / 2);
  }

  // ----------------------------------------------------------------------- what is expected

  private interface Expected {
    boolean matches(Told told);
  }

  private void expect(String story, String what, Expected expected, long atMillis) {
    Told first = ear.told.isEmpty() ? null : ear.told.get(0);
    assertThat(first != null && expected.matches(first) && first.atMillis() == atMillis)
        .withFailMessage(
            "%s%sThe outcome should be told %s at second %s; %s.%s",
            inWords(), story, what, second(atMillis), wasTold(ear), trouble())
        .isTrue();
  }

  private static String wasTold(Ear ear) {
    return "it was told "
        + (ear.told.isEmpty()
            ? "nothing"
            : ear.told.stream().map(Told::toString).collect(Collectors.joining("; then ")));
  }

  private String inWords() {
    return "With a timeout of " + second(timeoutMillis) + " s, ";
  }

  private static String inWords(String what, Object poemOrReason) {
    return poemOrReason instanceof Throwable reason
        ? what + " with a " + reason.getClass().getSimpleName()
        : what + " with \"" + poemOrReason + '"';
  }

  private static String inWords(ErrorLog.Entry entry) {
    String what =
        entry.what().startsWith("a delayed call")
            ? "what callLater was given"
            : entry.what().replaceFirst(" of .*", "");
    return "%s threw %s.".formatted(what, entry.error());
  }

  /** What the library reports, since it may be why. */
  private String trouble() {
    return errors.drain().stream().findFirst().map(entry -> " " + inWords(entry)).orElse("");
  }

  private String now() {
    return second(nowMillis());
  }
}
