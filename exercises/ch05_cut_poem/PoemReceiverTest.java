// SPDX-License-Identifier: Apache-2.0
package ch05_cut_poem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch05_cut_poem.PoemReceiver.Report;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.memory.MemoryTransport;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.Tcp;
import dev.couplet.testing.Draw;
import dev.couplet.testing.Peer;
import dev.couplet.testing.Replayed;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The checks are servers over a network in memory; poems and pieces are drawn afresh. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PoemReceiverTest {
  private static final int PORT = 10_001;
  private static final String END = "\r\n";

  private static final List<String> POEMS =
      List.of(
          "The kettle talks, the bread is in.",
          "A lamp went out across the bay.",
          "Two gulls discuss it.",
          "The rope is wet, the boat is dry.");

  private static final List<String> POEMS_IN_OTHER_LETTERS =
      List.of(
          "夜汽車待つ 呼ばれるまでの", "J’ai laissé mon nom près de l’eau.", "Το ρέμα ξέρει πού θα με βρει.");

  /** What one report is told. */
  private static final class Ear implements Report {
    final List<String> told = new ArrayList<>();

    @Override
    public void whole(String poem) {
      told.add(wholeWith(poem));
    }

    @Override
    public void cut(int missingBytes) {
      told.add("cut with " + missingBytes);
    }

    @Override
    public void noLength() {
      told.add("noLength");
    }

    String inWords() {
      return "it was told " + (told.isEmpty() ? "nothing" : String.join(", then ", told));
    }
  }

  private final MemoryReactor reactor = new MemoryReactor();
  private final ErrorLog.Recording errors = ErrorLog.record();
  private final List<Peer> servers = Peer.listen(reactor, PORT);
  private final Ear ear = new Ear();

  @AfterEach
  void closeErrors() {
    errors.close();
  }

  @Replayed(times = 2)
  @Order(0)
  // Stays: it is the plainest case, and the first verdict of whoever has written nothing yet.
  void aWholePoemComes(Draw draw) {
    String poem = draw.oneOf(POEMS);
    connect(ear);
    send(header(poem), poem);
    close();
    expect(sent(header(poem), poem) + ". ", wholeWith(poem));
  }

  @Replayed(times = 2)
  @Order(1)
  void headerAndPoemMayComeAtOnce(Draw draw) {
    String poem = draw.oneOf(POEMS);
    connect(ear);
    send(header(poem) + poem);
    close();
    expect(sent(header(poem) + poem) + " at once. ", wholeWith(poem));
  }

  @Replayed(times = 6)
  @Order(2)
  void piecesMakeNoDifference(Draw draw) {
    String poem = draw.oneOf(POEMS);
    connect(ear);
    List<byte[]> pieces = new ArrayList<>();
    switch (draw.turn(0, 2)) {
      case 0 -> pieces.addAll(bytes(utf8(header(poem) + poem)));
      case 1 ->
          pieces.addAll(List.of(utf8(header(poem).replace("\n", "")), utf8("\n"), utf8(poem)));
      default -> {
        pieces.addAll(draw.pieces(utf8(header(poem))));
        pieces.addAll(draw.pieces(utf8(poem)));
      }
    }
    pieces.forEach(this::send);
    close();
    expect(
        sent(pieces.stream().map(piece -> new String(piece, UTF_8)).toArray(String[]::new)) + ". ",
        wholeWith(poem));
  }

  @Replayed(times = 4)
  @Order(3)
  void aLetterMayTakeSeveralBytes(Draw draw) {
    String poem = draw.oneOf(POEMS_IN_OTHER_LETTERS);
    connect(ear);
    send(header(poem));
    String how;
    if (draw.turn(0, 1) == 0) {
      how = ", and then closed the connection. ";
      send(poem);
    } else {
      how = ", the poem byte by byte, and then closed the connection. ";
      bytes(utf8(poem)).forEach(this::send);
    }
    close();
    expect(sent(header(poem), poem) + how, wholeWith(poem));
  }

  @Replayed(times = 2)
  @Order(4)
  void thePoemHasLinesOfItsOwn(Draw draw) {
    List<String> lines = draw.shuffled(POEMS);
    String poem =
        draw.turn(0, 1) == 0
            ? lines.get(0) + END + END + lines.get(1) + END
            : END + "3" + END + lines.get(0);
    connect(ear);
    send(header(poem), poem);
    close();
    expect(sent(header(poem), poem) + ". ", wholeWith(poem));
  }

  @Test
  @Order(5)
  void anEmptyPoemIsWhole() {
    connect(ear);
    send(header(""));
    close();
    expect(sent(header("")) + ", and then closed the connection. ", wholeWith(""));
  }

  @Replayed(times = 2)
  @Order(6)
  void itIsWholeWithItsLastByte(Draw draw) {
    String poem = draw.oneOf(POEMS);
    // Over the network the end of the connection would come too soon to tell the two apart.
    MemoryTransport transport = MemoryTransport.connect(new PoemReceiver(ear));
    transport.receive(header(poem));
    transport.receive(poem.substring(0, poem.length() - 1));
    assertThat(ear.told)
        .withFailMessage(
            "%s, but for the last byte, and its connection stands. The report should be told nothing"
                + " yet; %s.",
            sent(header(poem), poem), ear.inWords())
        .isEmpty();
    transport.receive(poem.substring(poem.length() - 1));
    expect(
        sent(header(poem), poem)
            + ". Before dataReceived returns from the call that brings the last byte, ",
        wholeWith(poem));
  }

  @Replayed(times = 2)
  @Order(7)
  void theReceiverClosesTheConnection(Draw draw) {
    String poem = draw.oneOf(POEMS);
    connect(ear);
    send(header(poem), poem);
    Throwable end = server().end();
    // Where nothing was told, the check before says so.
    assertThat(ear.told.isEmpty() || end instanceof ConnectionDone)
        .withFailMessage(
            "%s. Then it should see the connection closed in order; %s.%s",
            sent(header(poem), poem),
            end == null ? "the connection still stands" : "what it sees is: " + end.getMessage(),
            trouble())
        .isTrue();
  }

  @Replayed(times = 6)
  @Order(8)
  void aCutPoemIsReported(Draw draw) {
    String poem = draw.oneOf(draw.turn(0, 1) == 0 ? POEMS : POEMS_IN_OTHER_LETTERS);
    byte[] bytes = utf8(poem);
    int missing =
        switch (draw.turn(0, 2)) {
          case 0 -> bytes.length;
          case 1 -> 1;
          default -> draw.between(2, bytes.length / 2 - 1);
        };
    connect(ear);
    send(header(poem));
    send(Arrays.copyOf(bytes, bytes.length - missing));
    close();
    expect(
        "A server sent the header "
            + quoted(header(poem))
            + " and "
            + (bytes.length - missing)
            + " bytes of the poem, and then closed the connection. ",
        "cut with " + missing);
  }

  @Replayed(times = 2)
  @Order(9)
  void aBrokenConnectionIsReported(Draw draw) {
    String poem = draw.oneOf(POEMS);
    int came = draw.between(1, poem.length() - 1);
    connect(ear);
    send(header(poem), poem.substring(0, came));
    server().reset();
    settle();
    expect(
        sent(header(poem), poem.substring(0, came)) + ", and then broke the connection. ",
        "cut with " + (poem.length() - came));
  }

  @Replayed(times = 5)
  @Order(10)
  void anEndWithinTheHeaderIsSaid(Draw draw) {
    int turn = draw.turn(0, 4);
    String part = List.of("", "4", "42", "42\r", "42").get(turn);
    boolean breaks = turn == 4;
    connect(ear);
    send(part);
    if (breaks) {
      server().reset();
      settle();
    } else {
      close();
    }
    expect(
        "A server sent "
            + (part.isEmpty() ? "nothing" : quoted(part))
            + (breaks ? ", and then broke the connection. " : ", and then closed the connection. "),
        "noLength");
  }

  @Replayed(times = 2)
  @Order(11)
  void whatComesAfterThePoemIsIgnored(Draw draw) {
    List<String> poems = draw.shuffled(POEMS);
    String poem = poems.get(0);
    connect(ear);
    send(header(poem));
    send(poem.substring(0, 5));
    send(poem.substring(5) + (draw.turn(0, 1) == 0 ? END : header(poems.get(1)) + poems.get(1)));
    close();
    expect(
        "A server sent "
            + quoted(header(poem))
            + ", the poem, and behind it, in the same read, something else. ",
        wholeWith(poem));
  }

  @Replayed(times = 2)
  @Order(12)
  void exactlyOneThingIsTold(Draw draw) {
    String poem = draw.oneOf(POEMS);
    connect(ear);
    boolean more = draw.turn(0, 1) == 0;
    send(header(poem), poem);
    if (more) {
      send("and so on");
    }
    if (draw.coin()) {
      close();
    } else {
      server().reset();
      settle();
    }
    assertThat(ear.told)
        .withFailMessage(
            "%s%s. The report should be told exactly one thing; %s.%s",
            sent(header(poem), poem),
            more
                ? ", then a few bytes more, and then the connection ended"
                : ", and then the connection ended",
            ear.inWords(),
            trouble())
        .hasSize(1);
  }

  @Replayed(times = 2)
  @Order(13)
  void twoOfThemDoNotMix(Draw draw) {
    List<String> poems = draw.shuffled(POEMS);
    Ear other = new Ear();
    connect(ear);
    connect(other);
    for (int i = 0; i < 2; i++) {
      servers.get(i).send(header(poems.get(i)));
      settle();
    }
    for (int i = 0; i < 2; i++) {
      servers.get(i).send(poems.get(i).substring(0, 10));
      settle();
    }
    for (int i = 0; i < 2; i++) {
      servers.get(i).send(poems.get(i).substring(10));
      settle();
      servers.get(i).close();
      settle();
    }
    List<Ear> ears = List.of(ear, other);
    for (int i = 0; i < 2; i++) {
      assertThat(ears.get(i).told.stream().findFirst())
          .withFailMessage(
              "Two poems came at the same time, over two connections, each with a receiver of its"
                  + " own. The %s report should be told %s; %s.%s",
              i == 0 ? "first" : "second",
              wholeWith(poems.get(i)),
              ears.get(i).inWords(),
              trouble())
          .contains(wholeWith(poems.get(i)));
    }
  }

  // ------------------------------------------------------------------------- what is played

  private void connect(Report report) {
    Tcp.connect(
        reactor, "127.0.0.1", PORT, ClientFactory.forProtocol(() -> new PoemReceiver(report)));
    settle();
  }

  private Peer server() {
    return servers.get(0);
  }

  /** Has each of {@code pieces} arrive by itself. */
  private void send(String... pieces) {
    for (String piece : pieces) {
      send(utf8(piece));
    }
  }

  private void send(byte[] piece) {
    server().send(piece);
    settle();
  }

  private void close() {
    server().close();
    settle();
  }

  private void settle() {
    reactor.advance(Duration.ZERO);
  }

  private String header(String poem) {
    return utf8(poem).length + END;
  }

  private byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static List<byte[]> bytes(byte[] text) {
    List<byte[]> pieces = new ArrayList<>();
    for (byte each : text) {
      pieces.add(new byte[] {each});
    }
    return pieces;
  }

  // ----------------------------------------------------------------------- what is expected

  private void expect(String story, String expected) {
    assertThat(ear.told.stream().findFirst())
        .withFailMessage(
            "%s%s report should be told %s; %s.%s",
            story, story.endsWith(", ") ? "the" : "The", expected, ear.inWords(), trouble())
        .contains(expected);
  }

  private static String wholeWith(String poem) {
    return "whole with " + quoted(poem);
  }

  private static String sent(String... pieces) {
    return Arrays.stream(pieces)
        .limit(6)
        .map(PoemReceiverTest::quoted)
        .collect(
            Collectors.joining(
                pieces.length == 2 ? " and then " : ", ",
                pieces.length > 2 ? "In pieces, a server sent " : "A server sent ",
                pieces.length > 6 ? ", …" : ""));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\r", "\\r").replace("\n", "\\n") + '"';
  }

  /** What the library reports, since it may be why. */
  private String trouble() {
    return errors.drain().stream()
        .findFirst()
        .map(
            entry ->
                " %s threw %s.".formatted(entry.what().replaceFirst(" of .*", ""), entry.error()))
        .orElse("");
  }
}
