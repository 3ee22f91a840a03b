// SPDX-License-Identifier: Apache-2.0
package ch02_async_client;

import static dev.couplet.testing.Words.second;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.testing.Draw;
import dev.couplet.testing.Replayed;
import dev.couplet.testing.ScriptedNetwork;
import dev.couplet.testing.ScriptedNetwork.Mishap;
import dev.couplet.testing.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/** The checks run on a network in memory and on virtual time; what comes when is drawn afresh. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AsyncPoemsTest {
  private static final List<String> LINES =
      List.of("The tide comes in", "and turns a stone", "and goes", "as if it had not");
  private static final List<String> LETTERS =
      List.of("Flüsse", "über", "naïve", "Ωmega", "雨", "🌊");

  private enum What {
    LINE,
    DONE,
    FAILED
  }

  /** What the reader was told, or should be. */
  private record Told(What what, String line, long atMillis) {}

  @Replayed(times = 4)
  @Order(0)
  void noChannelBlocks(Draw draw) {
    Play play = new Play().with(draw, 2);
    play.fetch();
    assertThat(play.network.channelsMade())
        .withFailMessage(
            "fetchAll has not opened a single channel by channels.openSocketChannel().")
        .isPositive();
    assertThat(play.network.mishaps().contains(Mishap.BLOCKED))
        .withFailMessage(
            "A channel was connected, or read from, in blocking mode: until it has something,"
                + " nothing can be done for the others. Make each channel non-blocking before you"
                + " connect it.")
        .isFalse();
  }

  @Replayed(times = 4)
  @Order(1)
  void selectedKeysAreTakenOut(Draw draw) {
    Play play = new Play().with(draw, 2);
    play.fetch();
    assertThat(play.network.mishaps().contains(Mishap.KEY_LEFT))
        .withFailMessage(
            "A key was still among the selected ones when select was called again. The selector"
                + " adds keys and takes none out, so that next time you would deal with it though"
                + " it is not ready: remove each when you have dealt with it.")
        .isFalse();
  }

  @Replayed(times = 4)
  @Order(2)
  void everyLineComes(Draw draw) {
    Play play = new Play();
    for (int i = 0; i < 3; i++) {
      Poem poem = play.poem();
      // Now and then so much at once that it fits into no usual buffer, and a line that does not.
      int lines = draw.turn(0, 3) == i ? 500 : draw.between(2, 4);
      String text = drawText(draw, lines) + "\n";
      text += draw.turn(0, 3) == 3 && i == 0 ? "and on ".repeat(10_000) + "\n" : "";
      for (byte[] piece : draw.pieces(text.getBytes(UTF_8))) {
        poem.sends(draw.between(1, 90), piece);
      }
      poem.ends(draw.between(1, 90));
    }
    play.fetch();
    for (Poem poem : play.poems) {
      List<String> expected = poem.expectedLines();
      List<String> lines = poem.lines();
      int same = 0;
      while (same < Math.min(expected.size(), lines.size())
          && expected.get(same).equals(lines.get(same))) {
        same++;
      }
      assertThat(lines)
          .withFailMessage(
              "A poem of %d lines came in pieces, while others came as well. Its line %d should be %s;"
                  + " the reader was told %s.",
              expected.size(),
              same + 1,
              same < expected.size() ? quoted(expected.get(same)) : "none, as it is over",
              same < lines.size() ? quoted(lines.get(same)) : "of no such line")
          .isEqualTo(expected);
    }
  }

  @Replayed(times = 2)
  @Order(3)
  void anEmptyLineIsALine(Draw draw) {
    requireLines(draw, "with an empty line in it", "Two bells\n", "\n", "and then three\n");
  }

  @Replayed(times = 2)
  @Order(4)
  void theLastLineNeedsNoNewline(Draw draw) {
    requireLines(draw, "without a newline at its end", "Two bells\n", "and then three");
  }

  private static void requireLines(Draw draw, String which, String... pieces) {
    Play play = new Play();
    Poem poem = play.poem();
    for (String piece : pieces) {
      poem.sends(draw.between(20, 120), piece.getBytes(UTF_8));
    }
    poem.ends(draw.between(20, 120));
    play.fetch();
    assertThat(poem.lines())
        .withFailMessage(
            "A poem %s has these lines: %s. The reader was told %s.",
            which, quoted(poem.expectedLines()), quoted(poem.lines()))
        .isEqualTo(poem.expectedLines());
    List<What> told = poem.told.stream().map(Told::what).toList();
    List<What> expected = poem.expected.stream().map(Told::what).toList();
    assertThat(told)
        .withFailMessage(
            "Of a poem %s the reader should be told %s; it was told %s.",
            which, inWords(expected), inWords(told))
        .isEqualTo(expected);
  }

  @Replayed(times = 4)
  @Order(5)
  void charactersAreNotSpoilt(Draw draw) {
    Play play = new Play();
    String text = "Zwei " + String.join(" ", draw.shuffled(LETTERS)) + " und ein Boot";
    byte[] bytes = (text + "\n").getBytes(UTF_8);
    Poem poem = play.poem();
    List<byte[]> pieces =
        draw.turn(0, 1) == 0
            ? IntStream.range(0, bytes.length).mapToObj(i -> new byte[] {bytes[i]}).toList()
            : draw.pieces(bytes);
    pieces.forEach(piece -> poem.sends(10, piece));
    poem.ends(10);
    play.fetch();
    List<String> lines = poem.lines();
    assertThat(lines)
        .withFailMessage(
            "The server sent '%s' in UTF-8, in %d pieces that split its letters; the reader was"
                + " told %s.",
            text, pieces.size(), lines.isEmpty() ? "of no line" : quoted(lines.get(0)))
        .isEqualTo(List.of(text));
  }

  @Replayed(times = 4)
  @Order(6)
  void eachLineComesAtOnce(Draw draw) {
    Play play = new Play().with(draw, 2);
    Poem third = play.poem();
    // Half a line, and the others go on before its other half comes; with that, one line more.
    third.sends(draw.between(5, 10), "Two b".getBytes(UTF_8));
    third.sends(draw.between(150, 300), "ells\nand then three\n".getBytes(UTF_8));
    third.ends(draw.between(60, 120));
    play.fetch();
    for (Poem poem : play.poems) {
      for (Told told : poem.told) {
        for (Told wanted : poem.expected) {
          if (told.what() == What.LINE && told.line().equals(wanted.line())) {
            assertThat(told.atMillis())
                .withFailMessage(
                    "Three poems come at once. The line %s was there at second %s, and the reader was"
                        + " told of it at %s. Until then, either something else was waited for, or"
                        + " the line was kept back.",
                    quoted(wanted.line()), second(wanted.atMillis()), second(told.atMillis()))
                .isEqualTo(wanted.atMillis());
          }
        }
      }
    }
    play.requireLines();
  }

  @Replayed(times = 4)
  @Order(7)
  void everyEndIsTold(Draw draw) {
    Play play = new Play().with(draw, 1);
    Poem odd = play.poem();
    String oddOne =
        switch (draw.turn(0, 2)) {
          case 0 -> {
            odd.ends(70);
            yield "a server that closes the connection without a poem";
          }
          case 1 -> {
            odd.server.answersAtOnce();
            odd.sends(10, "here\n".getBytes(UTF_8)).ends(50);
            yield "a connection that stands as soon as connect is called";
          }
          default -> {
            odd.falseAlarm(20).sends(30, "here\n".getBytes(UTF_8)).ends(50);
            yield "a read that gives 0 bytes, which is not the end";
          }
        };
    play.with(draw, 1);
    play.fetch();
    for (Poem poem : play.poems) {
      List<What> expected = poem.expected.stream().map(Told::what).toList();
      List<What> told = poem.told.stream().map(Told::what).toList();
      assertThat(told)
          .withFailMessage(
              "Three poems come whole; with one of them there is %s. Of %s the reader should be told"
                  + " %s; it was told %s.",
              oddOne, poem == odd ? "that one" : "another", inWords(expected), inWords(told))
          .isEqualTo(expected);
    }
  }

  @Replayed(times = 4)
  @Order(8)
  void aRefusalEndsOnePoemOnly(Draw draw) {
    if (draw.turn(0, 1) == 0) {
      requireOneFailure(draw, "is refused after a while", poem -> poem.refuses(30));
    } else {
      requireOneFailure(
          draw, "is refused by connect itself", poem -> poem.refuses(0).server.answersAtOnce());
    }
  }

  @Replayed(times = 4)
  @Order(9)
  void aBreakEndsOnePoemOnly(Draw draw) {
    requireOneFailure(
        draw,
        "breaks off in the midst of its second line",
        poem -> poem.sends(20, "One line\nand a ha".getBytes(UTF_8)).breaks(30));
  }

  private static void requireOneFailure(Draw draw, String trouble, Consumer<Poem> fails) {
    Play play = new Play();
    int place = draw.coin() ? 0 : 1;
    play.with(draw, place);
    Poem failing = play.poem();
    fails.accept(failing);
    play.with(draw, 2 - place);
    play.trouble = "Of three connections one " + trouble + ". ";
    play.fetch();
    for (Poem poem : play.poems) {
      List<What> expected = poem.expected.stream().map(Told::what).toList();
      List<What> told = poem.told.stream().map(Told::what).toList();
      assertThat(told)
          .withFailMessage(
              "%sOf %s the reader should be told %s; it was told %s.",
              play.trouble,
              poem == failing ? "that one" : "another",
              inWords(expected),
              inWords(told))
          .isEqualTo(expected);
    }
  }

  @Replayed(times = 4)
  @Order(10)
  void nothingSpins(Draw draw) {
    Play play = new Play().with(draw, 2);
    play.fetch();
    assertThat(play.network.mishaps().contains(Mishap.SPUN))
        .withFailMessage(
            "Nothing had come, and it asked again and again instead of sleeping in select. What"
                + " does it ask for that is always there, or that it can't use?")
        .isFalse();
  }

  @Replayed(times = 4)
  @Order(11)
  void itReturnsAtTheEnd(Draw draw) {
    Play play = new Play().with(draw, draw.turn(1, 2));
    play.fetch();
    assertThat(play.hung)
        .withFailMessage(
            "Every poem had ended, or nothing more was to come, and fetchAll waited in select: that"
                + " would be for ever. How does it know that all is over?")
        .isFalse();
  }

  @Replayed(times = 4)
  @Order(12)
  void everythingIsClosed(Draw draw) {
    Play play = new Play().with(draw, 1);
    boolean breaks = draw.turn(0, 1) == 0;
    if (breaks) {
      play.poem().sends(20, "One line\n".getBytes(UTF_8)).breaks(30);
    }
    play.fetch();
    assertThat(play.network.openChannels())
        .withFailMessage(
            "When fetchAll was over, a channel was still open: one whose poem %s.",
            breaks ? "was done, or had broken off" : "was done")
        .isZero();
    assertThat(play.network.openSelectors())
        .withFailMessage("When fetchAll was over, its selector was still open.")
        .isZero();
  }

  // Stays: that it works on the real network is what it is for.
  @Replayed(times = 1)
  @Order(13)
  void itWorksOnTheRealNetwork(Draw draw) throws Exception {
    Play rehearsal = new Play().with(draw, 2);
    rehearsal.fetch();
    if (rehearsal.hung || !rehearsal.network.mishaps().isEmpty()) {
      // The real one would hang; and that something is wrong has been said above.
      return;
    }
    List<Told> told = new ArrayList<>();
    try (ServerSocket one = listen();
        ServerSocket other = listen()) {
      List<Thread> serving = List.of(serve(one, "A gull\n"), serve(other, "and another one\n"));
      AsyncPoems.fetchAll(
          List.of(address(one), address(other)),
          SelectorProvider.provider(),
          new Ear(told, () -> 0));
      one.close();
      other.close();
      for (Thread thread : serving) {
        thread.join();
      }
    }
    assertThat(told)
        .withFailMessage(
            "Two poems of a line each, 'A gull' and 'and another one', were to be fetched over real"
                + " connections on this machine; the reader was told %s.",
            told.stream().map(each -> (each.what() + " " + each.line()).strip()).toList())
        .containsExactlyInAnyOrder(
            new Told(What.LINE, "A gull", 0),
            new Told(What.LINE, "and another one", 0),
            new Told(What.DONE, "", 0),
            new Told(What.DONE, "", 0));
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static InetSocketAddress address(ServerSocket listening) {
    return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
  }

  private static Thread serve(ServerSocket listening, String poem) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = listening.accept()) {
                socket.getOutputStream().write(poem.getBytes(UTF_8));
              } catch (IOException e) {
                // The check is over.
              }
            },
            "server");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  // --------------------------------------------------------------------------------- a play

  /** Some poems on a network of their own. */
  private static final class Play {
    final ScriptedNetwork network = new ScriptedNetwork();
    final List<Poem> poems = new ArrayList<>();
    String trouble = "";
    boolean hung;

    Poem poem() {
      Poem poem = new Poem(network.server());
      poems.add(poem);
      return poem;
    }

    /** Adds plain poems: each line comes whole, with its newline. */
    Play with(Draw draw, int count) {
      for (int i = 0; i < count; i++) {
        Poem poem = poem();
        for (int line = 0; line < 3; line++) {
          String text = "line " + line + " of poem " + poems.size() + "\n";
          poem.sends(draw.between(20, 120), text.getBytes(UTF_8));
        }
        poem.ends(draw.between(20, 120));
      }
      return this;
    }

    void fetch() {
      List<InetSocketAddress> servers = new ArrayList<>();
      poems.forEach(poem -> servers.add(poem.server.address()));
      try {
        AsyncPoems.fetchAll(
            servers,
            network,
            new AsyncPoems.Reader() {
              @Override
              public void line(InetSocketAddress from, String line) {
                at(from).line(from, line);
              }

              @Override
              public void done(InetSocketAddress from) {
                at(from).done(from);
              }

              @Override
              public void failed(InetSocketAddress from, IOException why) {
                at(from).failed(from, why);
              }
            });
      } catch (ScriptedNetwork.NothingToCome e) {
        hung = true;
      } catch (IOException | UncheckedIOException e) {
        throw new AssertionError(
            trouble
                + "fetchAll threw "
                + e
                + ". Whatever goes wrong with one server is to be told by failed, and the others go"
                + " on.",
            e);
      }
    }

    private Ear at(InetSocketAddress from) {
      for (Poem poem : poems) {
        if (poem.server.address().equals(from)) {
          return new Ear(poem.told, () -> network.now().toMillis());
        }
      }
      throw new AssertionError("The reader was told of a server that is not in the list: " + from);
    }

    void requireLines() {
      assertThat(poems.stream().allMatch(poem -> poem.lines().isEmpty()))
          .withFailMessage("The reader was told of no line at all.")
          .isFalse();
    }
  }

  private interface Millis {
    long now();
  }

  /** Writes down what it is told, and when. */
  private record Ear(List<Told> told, Millis millis) implements AsyncPoems.Reader {
    @Override
    public void line(InetSocketAddress from, String line) {
      told.add(new Told(What.LINE, line, millis.now()));
    }

    @Override
    public void done(InetSocketAddress from) {
      told.add(new Told(What.DONE, "", millis.now()));
    }

    @Override
    public void failed(InetSocketAddress from, IOException why) {
      told.add(new Told(What.FAILED, "", millis.now()));
    }
  }

  /** What one server does, what the reader should be told of it, and what it was told. */
  private static final class Poem {
    final ScriptedServer server;
    final List<Told> expected = new ArrayList<>();
    final List<Told> told = new ArrayList<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long millis;

    Poem(ScriptedServer server) {
      this.server = server;
    }

    Poem sends(int afterMillis, byte[] bytes) {
      server.sends(later(afterMillis), bytes);
      for (byte each : bytes) {
        if (each == '\n') {
          expectLine();
        } else {
          line.write(each);
        }
      }
      return this;
    }

    Poem falseAlarm(int afterMillis) {
      server.falseAlarm(later(afterMillis));
      return this;
    }

    Poem ends(int afterMillis) {
      server.ends(later(afterMillis));
      if (line.size() > 0) {
        expectLine();
      }
      expected.add(new Told(What.DONE, "", millis));
      return this;
    }

    Poem breaks(int afterMillis) {
      server.breaks(later(afterMillis));
      expected.add(new Told(What.FAILED, "", millis));
      return this;
    }

    Poem refuses(int afterMillis) {
      server.refuses().answersAfter(later(afterMillis));
      expected.add(new Told(What.FAILED, "", millis));
      return this;
    }

    private void expectLine() {
      expected.add(new Told(What.LINE, line.toString(UTF_8), millis));
      line.reset();
    }

    private Duration later(int afterMillis) {
      millis += afterMillis;
      return Duration.ofMillis(afterMillis);
    }

    List<String> expectedLines() {
      return lines(expected);
    }

    List<String> lines() {
      return lines(told);
    }

    private static List<String> lines(List<Told> told) {
      return told.stream().filter(each -> each.what() == What.LINE).map(Told::line).toList();
    }
  }

  // ---------------------------------------------------------------------------------- words

  private static String drawText(Draw draw, int lines) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      text.add(draw.oneOf(LINES) + " " + i);
    }
    text.add("and " + draw.between(2, 99) + " more");
    return String.join("\n", text);
  }

  private static String inWords(List<What> told) {
    return told.isEmpty()
        ? "nothing"
        : told.stream()
            .limit(12)
            .map(what -> what.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
  }

  private static String quoted(List<String> lines) {
    return lines.isEmpty()
        ? "none"
        : lines.stream().limit(12).map(AsyncPoemsTest::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String line) {
    String shown = line.length() <= 60 ? line : line.substring(0, 60) + "…";
    String length = line.length() <= 60 ? "" : ", " + line.length() + " letters";
    return "'" + shown.replace("\n", "↵") + "'" + length;
  }
}
