// SPDX-License-Identifier: Apache-2.0
package ch05_protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.Factory;
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
import org.junit.jupiter.api.TestMethodOrder;

/** The checks are clients over a network in memory; lines and pieces are drawn afresh. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CoupletServerTest {
  private static final int PORT = 2017;
  private static final String END = "\r\n";

  private static final List<String> LINES =
      List.of(
          "The kettle talks.",
          "A lamp went out.",
          "The rope is wet.",
          "Two gulls discuss it.",
          "I left my name.",
          "The bell knows when.",
          "Bread has its hour.",
          "The tide comes back.");

  private static final List<String> LINES_IN_OTHER_LETTERS =
      List.of("J’ai laissé mon nom.", "夜汽車待つ", "Письмо ушло.", "Το ρέμα ξέρει.");

  private static final List<String> LINES_WITH_SIGNS =
      List.of(
          "Snow, 90 % of it for $0.",
          "100 % wool {or so}.", "A wall, 5 % north \\ south.", "It's 50 % 'salt', they say.");

  private final MemoryReactor reactor = new MemoryReactor();
  private final ErrorLog.Recording errors = ErrorLog.record();

  @AfterEach
  void closeErrors() {
    errors.close();
  }

  @Replayed(times = 3)
  @Order(0)
  // Stays: it is the plainest case, and the first verdict of whoever has written nothing yet.
  void aCoupletIsAnswered(Draw draw) {
    serve(PORT);
    List<String> lines = draw.shuffled(LINES).subList(0, 2);
    Peer client = connect(PORT);
    lines.forEach(line -> say(client, line + END));
    expect("A client sent ", lines, client, couplet(1, lines.get(0), lines.get(1)));
  }

  @Replayed(times = 3)
  @Order(1)
  void everyTwoLinesAreACouplet(Draw draw) {
    serve(PORT);
    List<String> lines = draw.shuffled(LINES).subList(0, draw.turn(4, 6));
    Peer client = connect(PORT);
    lines.forEach(line -> say(client, line + END));
    expect("A client sent ", lines, client, couplets(lines));
  }

  @Replayed(times = 3)
  @Order(2)
  void severalLinesMayComeAtOnce(Draw draw) {
    serve(PORT);
    List<String> lines = draw.shuffled(LINES).subList(0, 2);
    Peer client = connect(PORT);
    say(client, stream(lines));
    expect("All at once, a client sent ", lines, client, couplets(lines));
  }

  @Replayed(times = 6)
  @Order(3)
  void aLineMayComeInPieces(Draw draw) {
    serve(PORT);
    List<String> lines = draw.shuffled(LINES).subList(0, 2);
    Peer client = connect(PORT);
    List<byte[]> pieces =
        switch (draw.turn(0, 2)) {
          case 0 -> bytes(stream(lines).getBytes(UTF_8));
          case 1 -> betweenReturnAndFeed(stream(lines));
          default ->
              lines.stream()
                  .flatMap(line -> draw.pieces((line + END).getBytes(UTF_8)).stream())
                  .toList();
        };
    pieces.forEach(piece -> say(client, piece));
    expect("In pieces, " + inWords(pieces) + ", a client sent ", lines, client, couplets(lines));
  }

  @Replayed(times = 4)
  @Order(4)
  void aCharacterMayComeInPieces(Draw draw) {
    serve(PORT);
    List<String> lines = draw.shuffled(LINES_IN_OTHER_LETTERS).subList(0, 2);
    Peer client = connect(PORT);
    String how;
    if (draw.turn(0, 1) == 0) {
      how = "Each letter of which takes one byte or several, a client sent ";
      lines.forEach(line -> say(client, line + END));
    } else {
      how = "Byte by byte, though a letter may take several of them, a client sent ";
      bytesOfLines(lines).forEach(piece -> say(client, piece));
    }
    expect(how, lines, client, couplets(lines));
  }

  @Replayed(times = 4)
  @Order(5)
  void linesAreKeptAsTheyAre(Draw draw) {
    serve(PORT);
    List<String> drawn = draw.shuffled(LINES);
    List<String> lines =
        switch (draw.turn(0, 3)) {
          case 0 -> List.of(drawn.get(0), "   " + drawn.get(1));
          case 1 -> List.of("   " + drawn.get(0) + " ", drawn.get(1));
          case 2 -> List.of("   ", drawn.get(0));
          default -> List.of(drawn.get(0), " ");
        };
    Peer client = connect(PORT);
    lines.forEach(line -> say(client, line + END));
    expect("With blanks that belong to the poem, a client sent ", lines, client, couplets(lines));
  }

  @Replayed(times = 2)
  @Order(6)
  void everySignIsText(Draw draw) {
    serve(PORT);
    List<String> lines = draw.shuffled(LINES_WITH_SIGNS).subList(0, 2);
    Peer client = connect(PORT);
    lines.forEach(line -> say(client, line + END));
    expect("With signs that belong to the poem, a client sent ", lines, client, couplets(lines));
  }

  @Replayed(times = 2)
  @Order(7)
  void onlyReturnAndFeedEndALine(Draw draw) {
    serve(PORT);
    List<String> drawn = draw.shuffled(LINES);
    boolean feed = draw.turn(0, 1) == 0;
    List<String> lines = List.of(drawn.get(0) + (feed ? "\n" : "\r") + drawn.get(1), drawn.get(2));
    Peer client = connect(PORT);
    lines.forEach(line -> say(client, line + END));
    expect(
        "With a %s in it, which alone does not end a line, a client sent "
            .formatted(feed ? "line feed" : "carriage return"),
        lines,
        client,
        couplets(lines));
  }

  @Replayed(times = 6)
  @Order(8)
  void clientsDoNotMix(Draw draw) {
    serve(PORT);
    List<String> drawn = draw.shuffled(LINES);
    List<String> anns = drawn.subList(0, 2);
    List<String> bobs = drawn.subList(2, 4);
    Peer ann = connect(PORT);
    String happened;
    switch (draw.turn(0, 2)) {
      case 0 -> {
        happened = "Bob sent his lines after Ann's first, before her second. ";
        Peer bob = connect(PORT);
        say(ann, anns.get(0) + END);
        bobs.forEach(line -> say(bob, line + END));
        say(ann, anns.get(1) + END);
        expectWithoutNumber(happened + "Bob sent ", bobs, bob);
        expectWithoutNumber(happened + "Ann sent ", anns, ann);
      }
      case 1 -> {
        happened = "Ann and Bob sent their lines at the same time, a byte each by turns. ";
        Peer bob = connect(PORT);
        List<byte[]> annsPieces = bytesOfLines(anns);
        List<byte[]> bobsPieces = bytesOfLines(bobs);
        for (int i = 0; i < Math.max(annsPieces.size(), bobsPieces.size()); i++) {
          if (i < annsPieces.size()) {
            say(ann, annsPieces.get(i));
          }
          if (i < bobsPieces.size()) {
            say(bob, bobsPieces.get(i));
          }
        }
        expectWithoutNumber(happened + "Bob sent ", bobs, bob);
        expectWithoutNumber(happened + "Ann sent ", anns, ann);
      }
      default -> {
        happened = "Ann sent one line and the beginning of another, and was gone; then came Bob. ";
        say(ann, anns.get(0) + END + anns.get(1));
        ann.close();
        settle();
        Peer bob = connect(PORT);
        bobs.forEach(line -> say(bob, line + END));
        expectWithoutNumber(happened + "Bob sent ", bobs, bob);
      }
    }
  }

  @Replayed(times = 2)
  @Order(9)
  void numbersCountTheCoupletsOfAll(Draw draw) {
    serve(PORT);
    List<String> lines = draw.shuffled(LINES);
    int clients = draw.turn(2, 3);
    // One more, whose couplet is never completed.
    say(connect(PORT), lines.get(7) + END);
    for (int i = 0; i < clients; i++) {
      Peer client = connect(PORT);
      List<String> own = lines.subList(2 * i, 2 * i + 2);
      own.forEach(line -> say(client, line + END));
      if (i > 0) {
        expect(
            "A client has sent one line only. Then %s sent a couplet, and the next client sent "
                .formatted(i == 1 ? "another" : "two others"),
            own,
            client,
            couplet(i + 1, own.get(0), own.get(1)));
      }
    }
  }

  @Replayed(times = 2)
  @Order(10)
  void anEmptyLineClosesTheConnection(Draw draw) {
    serve(PORT);
    List<String> lines = new ArrayList<>(draw.shuffled(LINES).subList(0, draw.turn(2, 3)));
    lines.add("");
    Peer client = connect(PORT);
    lines.forEach(line -> say(client, line + END));
    expect(
        "A client sent ", lines, client, couplet(1, lines.get(0), lines.get(1)), ", and no more");
    assertThat(client.end())
        .withFailMessage(
            "A client sent %s, and with the empty line its connection should be closed in order;"
                + " %s.%s",
            inWords(lines),
            client.end() == null ? "it still stands" : "its end was: " + client.end().getMessage(),
            trouble())
        .isInstanceOf(ConnectionDone.class);
  }

  @Replayed(times = 2)
  @Order(11)
  void whatComesAfterTheGoodbyeCountsForNothing(Draw draw) {
    serve(PORT);
    List<String> drawn = draw.shuffled(LINES);
    Peer client = connect(PORT);
    List<String> lines = List.of(drawn.get(0), drawn.get(1), "", drawn.get(2), drawn.get(3));
    lines.subList(0, 2).forEach(line -> say(client, line + END));
    say(client, stream(lines.subList(2, 5)));
    expect(
        "The last three at once, a client sent ",
        lines,
        client,
        couplet(1, drawn.get(0), drawn.get(1)),
        ", and no more, as an empty line says goodbye");
  }

  @Replayed(times = 2)
  @Order(12)
  void twoServersDoNotMix(Draw draw) {
    serve(PORT);
    serve(PORT + 1);
    List<String> lines = draw.shuffled(LINES);
    Peer one = connect(PORT);
    lines.subList(0, 2).forEach(line -> say(one, line + END));
    Peer other = connect(PORT + 1);
    lines.subList(2, 4).forEach(line -> say(other, line + END));
    expect(
        "factory() was called twice, for two servers. A client of the first has sent a couplet;"
            + " then the first client of the second sent ",
        lines.subList(2, 4),
        other,
        couplet(1, lines.get(2), lines.get(3)));
  }

  @Replayed(times = 4)
  @Order(13)
  void noCallThrows(Draw draw) {
    serve(PORT);
    List<String> lines = draw.shuffled(LINES);
    Peer client = connect(PORT);
    int sent = draw.turn(0, 3);
    say(client, stream(lines.subList(0, sent)));
    if (draw.coin()) {
      client.close();
    } else {
      client.reset();
    }
    settle();
    for (ErrorLog.Entry entry : errors.drain()) {
      throw new AssertionError(
          "A client sent %d lines and left, and its protocol's %s".formatted(sent, inWords(entry)),
          entry.error());
    }
  }

  // ------------------------------------------------------------------------- what is played

  private void serve(int port) {
    Factory factory = CoupletServer.factory();
    assertThat(factory)
        .withFailMessage("factory() should return the factory of a server; it returned null.")
        .isNotNull();
    Tcp.listen(reactor, port, factory);
  }

  private Peer connect(int port) {
    Peer client = Peer.connect(reactor, port);
    settle();
    return client;
  }

  private void say(Peer client, String text) {
    say(client, text.getBytes(UTF_8));
  }

  /** Has {@code piece} arrive by itself. */
  private void say(Peer client, byte[] piece) {
    client.send(piece);
    settle();
  }

  private void settle() {
    reactor.advance(Duration.ZERO);
  }

  // ----------------------------------------------------------------------- what is expected

  private void expect(String how, List<String> lines, Peer client, String expected) {
    expect(how, lines, client, expected, "");
  }

  private void expect(
      String how, List<String> lines, Peer client, String expected, String andNoMore) {
    String got = client.takeText();
    assertThat(got)
        .withFailMessage(
            "%s%s, and should be sent %s%s; %s.%s",
            how, inWords(lines), quoted(expected), andNoMore, wasSent(got, client), trouble())
        .isEqualTo(expected);
  }

  private void expectWithoutNumber(String how, List<String> lines, Peer client) {
    String got = client.takeText();
    String expected = "a number, and " + quoted(couplets(lines).substring(1));
    assertThat(got.replaceFirst("^\\d+", "1"))
        .withFailMessage(
            "%s%s, and should be sent %s; %s.%s",
            how, inWords(lines), expected, wasSent(got, client), trouble())
        .isEqualTo(couplets(lines));
  }

  private static String wasSent(String got, Peer client) {
    if (!got.isEmpty()) {
      return "it was sent " + quoted(got.length() < 150 ? got : got.substring(0, 150) + "…");
    }
    return client.end() == null
        ? "it was sent nothing"
        : "it was sent nothing, and its connection was closed";
  }

  /** What the library reports, since it may be why. */
  private String trouble() {
    return errors.drain().stream().findFirst().map(entry -> " " + inWords(entry)).orElse("");
  }

  private static String inWords(ErrorLog.Entry entry) {
    return "%s threw %s.".formatted(entry.what().replaceFirst(" of .*", ""), entry.error());
  }

  private static String couplet(int number, String first, String second) {
    return number + ": " + first + " / " + second + END;
  }

  private static String couplets(List<String> lines) {
    StringBuilder couplets = new StringBuilder();
    for (int i = 1; i < lines.size(); i += 2) {
      couplets.append(couplet((i + 1) / 2, lines.get(i - 1), lines.get(i)));
    }
    return couplets.toString();
  }

  private static String stream(List<String> lines) {
    return lines.stream().map(line -> line + END).collect(Collectors.joining());
  }

  // ------------------------------------------------------------------------------ in pieces

  private static List<byte[]> bytes(byte[] text) {
    List<byte[]> pieces = new ArrayList<>();
    for (byte each : text) {
      pieces.add(new byte[] {each});
    }
    return pieces;
  }

  /** The bytes of each line one by one, and its end at once. */
  private static List<byte[]> bytesOfLines(List<String> lines) {
    List<byte[]> pieces = new ArrayList<>();
    for (String line : lines) {
      pieces.addAll(bytes(line.getBytes(UTF_8)));
      pieces.add(END.getBytes(UTF_8));
    }
    return pieces;
  }

  private static List<byte[]> betweenReturnAndFeed(String text) {
    return Arrays.stream(text.split("(?<=\r)")).map(piece -> piece.getBytes(UTF_8)).toList();
  }

  private static String inWords(List<?> items) {
    return items.stream()
        .limit(6)
        .map(item -> quoted(item instanceof byte[] bytes ? new String(bytes, UTF_8) : "" + item))
        .collect(Collectors.joining(", ", "", items.size() > 6 ? ", …" : ""));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\r", "\\r").replace("\n", "\\n") + '"';
  }
}
