// SPDX-License-Identifier: Apache-2.0
package ch04_reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReactorStopped;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.testing.Draw;
import dev.couplet.testing.ReactorRun;
import dev.couplet.testing.Replayed;
import dev.couplet.testing.Words;
import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.function.Executable;

/**
 * The checks play the other side of each connection, piece by piece and on virtual time; the last
 * one is played over a real connection.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PoemReaderTest {
  private static final List<String> LINES =
      List.of(
          "the kettle sings before it boils",
          "a letter waits; the postman waits for none",
          "who asks the tide to hurry",
          "one lamp, and two who read by it",
          "the train goes by and does not stop");
  private static final List<String> ACCENTED =
      List.of("là-bas la mer", "Bäume — ein Gespräch", "tå og tæer", "… y mañana, más");

  /** Between two pieces. */
  private static final Duration STEP = Duration.ofMillis(100);

  /** As many calls that read nothing are enough to see that they will never end. */
  private static final int CALLS_IN_VAIN = 20;

  /** A channel whose other side is at the command of a check. */
  private static final class Line extends SocketChannel {
    /** Who reads as often in one call gets no more chances; after the first it is too often. */
    private static final int READS_IN_VAIN = 4;

    private final Deque<ByteBuffer> arrived = new ArrayDeque<>();
    private IOException broken;
    private boolean ended;
    private int inVain;

    int calls;
    boolean taken;
    boolean blocked;
    boolean spun;
    boolean readAfterClose;

    Line() {
      super(SelectorProvider.provider());
    }

    boolean readable() {
      return isOpen() && (!arrived.isEmpty() || ended || broken != null);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      if (!isOpen()) {
        readAfterClose = true;
        throw new ClosedChannelException();
      }
      if (isBlocking()) {
        blocked = true;
        throw new IllegalBlockingModeException();
      }
      if (!arrived.isEmpty()) {
        ByteBuffer first = arrived.getFirst();
        int count = Math.min(first.remaining(), target.remaining());
        target.put(first.slice().limit(count));
        first.position(first.position() + count);
        if (!first.hasRemaining()) {
          arrived.removeFirst();
        }
        taken |= count > 0;
        return count == 0 ? nothing() : count;
      }
      if (broken != null) {
        throw broken;
      }
      return ended ? -1 : nothing();
    }

    private int nothing() throws IOException {
      inVain++;
      spun |= inVain > 1;
      if (inVain >= READS_IN_VAIN) {
        throw new IOException("nothing is there to read");
      }
      return 0;
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
      return read(targets[offset]);
    }

    @Override
    public int write(ByteBuffer data) {
      throw new UnsupportedOperationException("there is nothing to write");
    }

    @Override
    public long write(ByteBuffer[] data, int offset, int length) {
      throw new UnsupportedOperationException("there is nothing to write");
    }

    @Override
    protected void implCloseSelectableChannel() {}

    @Override
    protected void implConfigureBlocking(boolean block) {}

    @Override
    public SocketChannel bind(SocketAddress local) {
      throw new UnsupportedOperationException("it is connected already");
    }

    @Override
    public boolean connect(SocketAddress remote) {
      throw new UnsupportedOperationException("it is connected already");
    }

    @Override
    public boolean finishConnect() {
      return true;
    }

    @Override
    public boolean isConnected() {
      return true;
    }

    @Override
    public boolean isConnectionPending() {
      return false;
    }

    @Override
    public SocketAddress getRemoteAddress() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), 10_001);
    }

    @Override
    public SocketAddress getLocalAddress() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_001);
    }

    @Override
    public <T> SocketChannel setOption(SocketOption<T> option, T value) {
      return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> option) {
      throw new UnsupportedOperationException("no such option: " + option);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
      return Set.of();
    }

    @Override
    public SocketChannel shutdownInput() {
      return this;
    }

    @Override
    public SocketChannel shutdownOutput() {
      return this;
    }

    @Override
    public Socket socket() {
      throw new UnsupportedOperationException("it has no socket");
    }
  }

  /** One poem on its way, and what the listener was told of it. */
  private static final class Poem implements PoemReader.Listener {
    final String text;
    final List<byte[]> pieces;
    final Line line = new Line();
    final List<String> told = new ArrayList<>();
    final List<String> poems = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();
    ReadDescriptor reader;
    boolean watched;
    boolean watchedWhenTold;
    boolean openWhenTold;

    Poem(String text, List<byte[]> pieces) {
      this.text = text;
      this.pieces = pieces;
    }

    /** Not for each piece: of a single one, nobody could say which of the two it was. */
    boolean toldOnceInPieces() {
      return pieces.size() > 1 && told.size() == 1;
    }

    @Override
    public void poem(String poem) {
      poems.add(poem);
      watchedWhenTold = watched;
      openWhenTold = line.isOpen();
      told("the poem \"" + shortened(poem) + "\"");
    }

    @Override
    public void failed(Throwable reason) {
      failures.add(reason);
      told("a failure, " + reason);
    }

    private void told(String what) {
      told.add(what);
    }

    String tale() {
      if (told.isEmpty()) {
        return "nothing at all";
      }
      String tale = told.stream().limit(3).collect(Collectors.joining(", then "));
      return told.size() > 3 ? tale + ", and so on, " + told.size() + " times in all" : tale;
    }

    String inWords() {
      List<Integer> sizes = pieces.stream().map(piece -> piece.length).toList();
      return pieces.isEmpty()
          ? "No bytes come before the end: "
          : "The poem comes in pieces of " + Words.shortened(sizes) + " bytes: ";
    }
  }

  /** Some poems on a reactor of their own. */
  private static final class Play {
    final MemoryReactor reactor = new MemoryReactor();
    final List<Poem> poems = new ArrayList<>();
    final List<Throwable> errors = new ArrayList<>();
    final List<String> stillWatched = new ArrayList<>();

    /** The reactor, as the answer sees it: what it is to watch is noted down. */
    final Reactor seen =
        (Reactor)
            Proxy.newProxyInstance(
                Reactor.class.getClassLoader(),
                new Class<?>[] {Reactor.class},
                (proxy, method, arguments) -> {
                  try {
                    Object result = method.invoke(reactor, arguments);
                    if (method.getName().equals("addReader")) {
                      added((ReadDescriptor) arguments[0]);
                    }
                    if (method.getName().equals("removeReader")) {
                      removed((ReadDescriptor) arguments[0]);
                    }
                    return result;
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });

    Play() {
      reactor.timeLimit(Duration.ofSeconds(600));
    }

    Poem add(Poem poem) {
      poems.add(poem);
      return poem;
    }

    private void added(ReadDescriptor reader) {
      poems.stream()
          .filter(poem -> poem.line == reader.channel())
          .forEach(
              poem -> {
                poem.reader = reader;
                poem.watched = true;
                poll(poem);
              });
    }

    private void removed(ReadDescriptor reader) {
      poems.stream()
          .filter(poem -> poem.line == reader.channel())
          .forEach(poem -> poem.watched = false);
    }

    /** Has all pieces come, one a step, then the end. */
    void come(Poem poem, Duration begin) {
      Duration at = begin;
      for (byte[] piece : poem.pieces) {
        comes(poem, at, piece);
        at = at.plus(STEP);
      }
      ends(poem, at);
    }

    void comes(Poem poem, Duration at, byte[] piece) {
      reactor.callLater(
          at,
          () -> {
            poem.line.arrived.add(ByteBuffer.wrap(piece.clone()));
            poll(poem);
          });
    }

    void ends(Poem poem, Duration at) {
      reactor.callLater(
          at,
          () -> {
            poem.line.ended = true;
            poll(poem);
          });
    }

    void breaks(Poem poem, Duration at, IOException reason) {
      reactor.callLater(
          at,
          () -> {
            poem.line.broken = reason;
            poll(poem);
          });
    }

    /** Has the reactor call though nothing is there. */
    void callsForNothing(Poem poem, Duration at) {
      reactor.callLater(at, () -> call(poem));
    }

    private void call(Poem poem) {
      if (poem.reader != null && poem.line.isOpen()) {
        poem.line.inVain = 0;
        reactor.makeReadable(poem.reader);
      }
    }

    /** Calls as long as something is there to read, as a selector does. */
    private void poll(Poem poem) {
      if (poem.line.readable() && poem.line.calls < CALLS_IN_VAIN) {
        poem.line.calls = poem.line.taken ? 0 : poem.line.calls + 1;
        poem.line.taken = false;
        call(poem);
        reactor.callLater(Duration.ofMillis(1), () -> poll(poem));
      }
    }

    /** Runs it until {@code end}, when it is stopped, and everything should be over. */
    ReactorRun run(Duration end) {
      ReactorRun run =
          ReactorRun.of(
              reactor,
              () -> {
                reactor.callWhenRunning(() -> poems.forEach(this::begin));
                reactor.callLater(end, this::end);
              });
      run.errors().stream()
          .map(ErrorLog.Entry::error)
          .filter(error -> !(error instanceof IllegalBlockingModeException))
          .forEach(errors::add);
      return run;
    }

    private void begin(Poem poem) {
      PoemReaderTest.begin(() -> PoemReader.read(poem.line, seen, poem), errors::add);
    }

    private void end() {
      reactor.removeAll().forEach(each -> stillWatched.add(each.channel().toString()));
      reactor.stop();
    }
  }

  // -------------------------------------------------------------------------------- checks

  @Replayed(times = 4)
  @Order(0)
  void waitsForNothing(Draw draw) {
    Play play = new Play();
    Poem poem = play.add(drawn(draw, LINES, draw.between(1, 3)));
    play.come(poem, STEP);
    long steps = draw.between(0, poem.pieces.size());
    play.callsForNothing(poem, STEP.multipliedBy(steps).plusMillis(50));
    ReactorRun run = play.run(endOf(poem));
    assertThat(poem.line.isBlocking() || poem.line.blocked)
        .withFailMessage(
            "The channel is one that blocks: the reactor refuses to watch it, and a read would wait"
                + " until something comes. Call configureBlocking(false) first.")
        .isFalse();
    assertThat(poem.line.spun)
        .withFailMessage(
            "%swhere nothing more was there, and it got 0, it read again in the same call. Let doRead"
                + " return when it gets 0; the reactor calls it when something comes.",
            poem.inWords())
        .isFalse();
    assertThat(run.waited())
        .withFailMessage(
            "It holds the reactor: it sleeps, or waits in another way, and until that is over no"
                + " other reader can read.")
        .isFalse();
  }

  @Replayed(times = 8)
  @Order(1)
  void handsOverTheWholePoem(Draw draw) {
    Play play = new Play();
    int lines = draw.turn(0, 3);
    // By turns nothing, and more at once than a buffer takes.
    Poem poem = play.add(lines == 3 ? longPoem(draw) : drawn(draw, LINES, lines));
    play.come(poem, STEP);
    play.run(endOf(poem));
    requireWhole(poem, "at the end");
  }

  @Replayed(times = 4)
  @Order(2)
  void nothingIsNotTheEnd(Draw draw) {
    Play play = new Play();
    Poem poem = play.add(drawn(draw, LINES, draw.between(1, 3)));
    play.come(poem, STEP);
    List<Integer> steps = IntStream.rangeClosed(0, poem.pieces.size()).boxed().toList();
    // Never two at one time: whoever reads in vain in each has not read twice in the same call.
    draw.<Integer>shuffled(steps).stream()
        .limit(draw.between(1, 3))
        .forEach(step -> play.callsForNothing(poem, STEP.multipliedBy(step).plusMillis(50)));
    play.run(endOf(poem));
    requireWhole(
        poem, "in between doRead is called though nothing is there, and gets 0; at the end");
  }

  @Replayed(times = 4)
  @Order(3)
  void aPieceMayEndWithinALetter(Draw draw) {
    Play play = new Play();
    String text = text(draw, ACCENTED, draw.between(1, 3));
    List<byte[]> pieces = draw.coin() ? draw.pieces(bytes(text)) : singly(bytes(text));
    Poem poem = play.add(new Poem(text, pieces));
    play.come(poem, STEP);
    play.run(endOf(poem));
    requireWhole(poem, "they may end within a letter; at the end");
  }

  @Replayed(times = 4)
  @Order(4)
  void isWatchedNoLongerAfterTheEnd(Draw draw) {
    Play play = new Play();
    Poem poem = play.add(drawn(draw, LINES, draw.between(0, 3)));
    play.come(poem, STEP);
    play.run(endOf(poem));
    assertThat(play.stillWatched)
        .withFailMessage(
            "After the end of the stream the reactor should watch the reader no longer; it still"
                + " does, and would call it again and again. Call removeReader.")
        .isEmpty();
    assertThat(poem.toldOnceInPieces() && poem.watchedWhenTold)
        .withFailMessage(
            "The poem was handed over while the reactor still watched the reader. Call removeReader"
                + " first: whoever gets the poem may count on its being over.")
        .isFalse();
    assertThat(poem.line.readAfterClose)
        .withFailMessage(
            "It read from the channel after it had closed it. When the end has come, there is"
                + " nothing more to read.")
        .isFalse();
  }

  @Replayed(times = 4)
  @Order(5)
  void closesTheChannelAtTheEnd(Draw draw) {
    Play play = new Play();
    Poem poem = play.add(drawn(draw, LINES, draw.between(0, 3)));
    play.come(poem, STEP);
    play.run(endOf(poem));
    assertThat(poem.line.isOpen())
        .withFailMessage(
            "When the stream has ended, the channel should be closed; it is still open.")
        .isFalse();
    assertThat(poem.toldOnceInPieces() && poem.openWhenTold)
        .withFailMessage(
            "The poem was handed over while the channel was still open. Close it first: whoever gets"
                + " the poem may count on its being over.")
        .isFalse();
  }

  @Replayed(times = 4)
  @Order(6)
  void aBrokenConnectionFailsIt(Draw draw) {
    Play play = new Play();
    Poem poem = play.add(drawn(draw, LINES, draw.between(1, 3)));
    int steps = draw.between(0, poem.pieces.size());
    for (int i = 0; i < steps; i++) {
      play.comes(poem, STEP.multipliedBy(i + 1), poem.pieces.get(i));
    }
    IOException reset = new SocketException("Connection reset");
    play.breaks(poem, STEP.multipliedBy(steps + 1), reset);
    play.run(endOf(poem));
    requireFailure(
        poem,
        reset,
        "When "
            + steps
            + " of "
            + poem.pieces.size()
            + " pieces have come, the connection is reset, and channel.read throws "
            + reset
            + ": ");
    assertThat(play.stillWatched)
        .withFailMessage("After the connection was reset, the reader is still watched.")
        .isEmpty();
  }

  @Replayed(times = 4)
  @Order(7)
  void aStopOfTheReactorFailsIt(Draw draw) {
    Play play = new Play();
    Poem poem = play.add(drawn(draw, LINES, draw.between(1, 3)));
    for (int i = 0; i < poem.pieces.size(); i++) {
      play.comes(poem, STEP.multipliedBy(i + 1), poem.pieces.get(i));
    }
    play.reactor.callLater(
        STEP.multipliedBy(draw.between(0, poem.pieces.size())).plusMillis(50), play.reactor::stop);
    play.run(Duration.ofHours(1));
    String words = "The reactor is stopped while the poem is on its way: ";
    requireFailure(poem, poem.failures.isEmpty() ? null : poem.failures.get(0), words);
    assertThat(poem.failures.get(0))
        .withFailMessage(
            "%sthe listener should be told of the reason that connectionLost gets; it was told of"
                + " %s.",
            words, poem.tale())
        .isInstanceOf(ReactorStopped.class);
  }

  @Replayed(times = 4)
  @Order(8)
  void readersDoNotMix(Draw draw) {
    Play play = new Play();
    int count = draw.between(2, 3);
    Duration end = Duration.ZERO;
    for (int i = 0; i < count; i++) {
      Poem poem = play.add(drawn(draw, LINES, draw.between(1, 3)));
      play.come(poem, STEP.plusMillis(30L * i));
      end = end.compareTo(endOf(poem)) > 0 ? end : endOf(poem);
    }
    play.run(end);
    for (Poem poem : play.poems) {
      requireWhole(poem, "there are " + count + " readers on the reactor; at the end of this one");
    }
  }

  @Replayed(times = 4)
  @Order(9)
  void nothingThrows(Draw draw) {
    Play play = new Play();
    Poem poem = play.add(drawn(draw, LINES, draw.between(0, 3)));
    play.come(poem, STEP);
    play.run(endOf(poem));
    for (Throwable error : play.errors) {
      throw new AssertionError(poem.inWords() + "a call threw " + error + ".", error);
    }
  }

  // Stays: what is played above may be unlike the world in what nobody thought of.
  @Replayed(times = 1)
  @Order(10)
  void readsFromARealConnection(Draw draw) throws IOException {
    Poem poem = drawn(draw, LINES, 3);
    Reactor reactor = new SelectReactor();
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (ErrorLog.Recording errors = ErrorLog.record();
        ServerSocketChannel server = ServerSocketChannel.open().bind(anyPort);
        SocketChannel channel = SocketChannel.open(server.getLocalAddress())) {
      try (SocketChannel peer = server.accept()) {
        peer.write(ByteBuffer.wrap(bytes(poem.text)));
      }
      PoemReader.Listener listener =
          new PoemReader.Listener() {
            @Override
            public void poem(String text) {
              poem.poem(text);
              reactor.callLater(Duration.ZERO, reactor::stop);
            }

            @Override
            public void failed(Throwable reason) {
              poem.failed(reason);
              reactor.callLater(Duration.ZERO, reactor::stop);
            }
          };
      reactor.callWhenRunning(
          () -> begin(() -> PoemReader.read(channel, reactor, listener), listener::failed));
      giveUp(reactor, 15);
      reactor.run();
      errors.drain();
    }
    requireWhole(poem, "over a real connection, at the end");
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
  private static void begin(Executable call, Consumer<Throwable> failed) {
    try {
      call.execute();
    } catch (Throwable e) {
      failed.accept(e);
    }
  }

  private static void requireWhole(Poem poem, String when) {
    assertThat(poem.told.size() == 1 && poem.poems.equals(List.of(poem.text)))
        .withFailMessage(
            "%s%s the listener should be told of the poem \"%s\", and of nothing else; it was told"
                + " of %s.",
            poem.inWords(), when, shortened(poem.text), poem.tale())
        .isTrue();
  }

  private static void requireFailure(Poem poem, Throwable reason, String words) {
    assertThat(poem.told.size() == 1 && poem.failures.equals(Collections.singletonList(reason)))
        .withFailMessage(
            "%sthe listener should be told of one failure, for that reason, and of nothing else; it"
                + " was told of %s.",
            words, poem.tale())
        .isTrue();
    assertThat(poem.line.isOpen())
        .withFailMessage("%sthe channel should be closed; it is still open.", words)
        .isFalse();
  }

  private static Poem drawn(Draw draw, List<String> from, int lines) {
    String text = text(draw, from, lines);
    return new Poem(text, draw.pieces(bytes(text)));
  }

  private static Poem longPoem(Draw draw) {
    String text = text(draw, LINES, LINES.size()).repeat(60);
    return new Poem(text, List.of(bytes(text)));
  }

  private static String text(Draw draw, List<String> from, int lines) {
    return draw.<String>shuffled(from).stream()
        .limit(lines)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> singly(byte[] bytes) {
    return IntStream.range(0, bytes.length).mapToObj(i -> new byte[] {bytes[i]}).toList();
  }

  /** When all is over, with time to spare for small buffers. */
  private static Duration endOf(Poem poem) {
    return STEP.multipliedBy(poem.pieces.size() + 2L).plusSeconds(20);
  }

  private static String shortened(String text) {
    String line = text.replace("\n", "/").replaceAll("\\p{Cntrl}", "·");
    return line.length() <= 120
        ? line
        : line.substring(0, 80) + "…, " + line.length() + " letters in all";
  }
}
