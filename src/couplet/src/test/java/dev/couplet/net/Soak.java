// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Failure;
import dev.couplet.defer.UnhandledFailures;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.trace.ErrorLog;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds many connections between an echo server and its clients, and cuts each at a random point,
 * in one of many ways, by either side; for each that ends another one begins. When the time is over
 * it waits for the last ones to end, and then nothing must be left.
 *
 * <p>As a program it takes the number of connections, the seconds, and a seed.
 */
final class Soak {
  private static final int MOST_BYTES = 200_000;
  private static final Duration LAST_WAIT = Duration.ofSeconds(20);

  /** What was there before the first connection and after the last one, and what came between. */
  record Result(
      int descriptorsBefore,
      int descriptorsAfter,
      int timersAfter,
      int deferredsPending,
      int connectionsLeft,
      long connectionsMade,
      long bytesEchoed,
      Map<String, Integer> ends,
      List<String> faults) {

    /** Returns what is not as it should be. */
    List<String> complaints() {
      List<String> complaints = new ArrayList<>(faults);
      complain(complaints, "descriptors", descriptorsBefore, descriptorsAfter);
      complain(complaints, "timers", 0, timersAfter);
      complain(complaints, "pending Deferreds", 0, deferredsPending);
      complain(complaints, "connections", 0, connectionsLeft);
      return complaints;
    }

    private static void complain(List<String> complaints, String what, int before, int after) {
      if (before != after) {
        complaints.add("%s: %d before, %d after".formatted(what, before, after));
      }
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      text.append(
          "%,d connections made, %,d bytes echoed%n".formatted(connectionsMade, bytesEchoed));
      ends.forEach((end, count) -> text.append("%,9d  %s%n".formatted(count, end)));
      text.append(
          "descriptors %d before, %d after; timers %d; pending Deferreds %d; connections %d%n"
              .formatted(
                  descriptorsBefore,
                  descriptorsAfter,
                  timersAfter,
                  deferredsPending,
                  connectionsLeft));
      return text.toString();
    }
  }

  /** What a protocol throws to end its connection. */
  private static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Reactor reactor;
  private final IntSupplier descriptors;
  private final Random random;
  private final Map<String, Integer> ends = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private @Nullable ClientEndpoint endpoint;
  private int wanted = 1;
  private int attempts;
  private int clients;
  private int servers;
  private int pendingDeferreds;
  private int descriptorsBefore;
  private long made;
  private long bytesEchoed;
  private long endNanos;

  /**
   * Makes one that is ready to run.
   *
   * @param descriptors counts those that are open
   */
  Soak(Reactor reactor, IntSupplier descriptors, long seed) {
    this.reactor = reactor;
    this.descriptors = descriptors;
    random = new Random(seed);
  }

  public static void main(String[] args) {
    int connections = Integer.parseInt(args[0]);
    Duration span = Duration.ofSeconds(Long.parseLong(args[1]));
    long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime();
    System.out.printf("%d connections, %d s, seed %d%n", connections, span.toSeconds(), seed);
    Result result =
        new Soak(new SelectReactor(), Soak::openDescriptors, seed).run(connections, span);
    System.out.print(result);
    result.complaints().forEach(System.out::println);
    System.exit(result.complaints().isEmpty() ? 0 : 1);
  }

  static int openDescriptors() {
    return new File("/proc/self/fd").list().length;
  }

  // -------------------------------------------------------------------------------- the run

  /** Holds {@code connections} for {@code span}, and says what came of it. */
  Result run(int connections, Duration span) {
    try (ErrorLog.Recording errors = ErrorLog.record()) {
      Result[] result = new Result[1];
      reactor.callWhenRunning(() -> begin(connections, span, result));
      reactor.run();
      UnhandledFailures.reportNow();
      for (ErrorLog.Entry entry : errors.drain()) {
        if (!(entry.error() instanceof Thrown)) {
          faults.add("reported: " + entry.what() + ": " + entry.error());
        }
      }
      return result[0];
    }
  }

  private void begin(int connections, Duration span, Result[] result) {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    ListeningPort port =
        Tcp.listen(reactor, loopback, 4096, Factory.forProtocol(() -> new EchoServer()));
    endpoint = new TcpClientEndpoint(reactor, "127.0.0.1", port.port());
    // One to begin with: what is opened once and kept belongs to what was there before.
    endNanos = reactor.nanoTime();
    connect();
    whenAllHaveEnded(
        0,
        () -> {
          descriptorsBefore = descriptors.getAsInt();
          wanted = connections;
          endNanos = reactor.nanoTime() + span.toNanos();
          for (int i = 0; i < connections; i++) {
            connect();
          }
          reactor.callLater(
              span,
              () ->
                  whenAllHaveEnded(
                      LAST_WAIT.toMillis(),
                      () -> {
                        result[0] = result();
                        reactor.stop();
                      }));
        });
  }

  /** Calls {@code then} when nothing is left, or after {@code mostMillis} if something stays. */
  private void whenAllHaveEnded(long mostMillis, Runnable then) {
    boolean over =
        attempts == 0
            && clients == 0
            && servers == 0
            && (descriptorsBefore == 0 || descriptors.getAsInt() == descriptorsBefore);
    boolean waitedEnough = descriptorsBefore > 0 && mostMillis <= 0;
    if (over || waitedEnough) {
      then.run();
    } else {
      reactor.callLater(Duration.ofMillis(20), () -> whenAllHaveEnded(mostMillis - 20, then));
    }
  }

  private Result result() {
    return new Result(
        descriptorsBefore,
        descriptors.getAsInt(),
        reactor.delayedCalls().size(),
        pendingDeferreds,
        clients + servers,
        made,
        bytesEchoed,
        ends,
        faults);
  }

  private void connect() {
    if (endpoint == null) {
      throw new IllegalStateException("not begun");
    }
    attempts++;
    pendingDeferreds++;
    EchoClient client = new EchoClient();
    Deferred<EchoClient> connecting = Endpoints.connectProtocol(endpoint, client);
    if (oneIn(20)) {
      connecting.addTimeout(Duration.ofNanos(random.nextInt(5_000_000)), reactor);
    } else if (oneIn(20)) {
      Duration patience = Duration.ofNanos(random.nextInt(2_000_000));
      DelayedCall giveUp = reactor.callLater(patience, connecting::cancel);
      connecting.addBoth(
          outcome -> {
            cancel(giveUp);
            return outcome.get();
          });
    }
    connecting
        .addErrbackVoid(failure -> attemptFailed(failure.exception()))
        .addBothVoid(
            outcome -> {
              attempts--;
              pendingDeferreds--;
            });
  }

  private void attemptFailed(Throwable error) {
    tally("attempt", error);
    another();
  }

  private void another() {
    if (reactor.nanoTime() < endNanos) {
      connect();
    }
  }

  private void tally(String side, Throwable reason) {
    ends.merge(side + ": " + reason.getClass().getSimpleName(), 1, Integer::sum);
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  // ------------------------------------------------------------------------------ both sides

  /** One side: it ends the connection after a random while, if nothing else does. */
  private abstract class Side extends Protocol {
    private final List<DelayedCall> pending = new ArrayList<>();
    private boolean paused;
    private boolean throwsNext;

    /** Makes {@code call} within {@code mostMillis}, if the connection still stands then. */
    void soon(int mostMillis, Runnable call) {
      pending.removeIf(other -> !other.active());
      pending.add(
          reactor.callLater(Duration.ofNanos(random.nextInt(mostMillis * 1_000_000)), call));
    }

    @Override
    public void connectionMade() {
      soon(wanted == 1 ? 1 : 2_000, this::cut);
    }

    /** Ends the connection in one of many ways. */
    private void cut() {
      switch (random.nextInt(7)) {
        case 0 -> transport().abortConnection();
        case 1 -> {
          transport().pauseProducing();
          transport().abortConnection();
        }
        case 2 -> {
          lose();
          sendLastWords();
          soon(20, transport()::abortConnection);
        }
        case 3 -> transport().loseWriteConnection();
        case 4 -> throwsNext = true;
        default -> lose();
      }
      // None of these is sure to end it, with a peer that neither reads nor writes.
      soon(200, transport()::abortConnection);
    }

    void sendLastWords() {}

    void lose() {
      transport().loseConnection();
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      if (throwsNext) {
        throw new Thrown();
      }
      if (oneIn(20) && !paused) {
        paused = true;
        transport().pauseProducing();
        soon(
            50,
            () -> {
              paused = false;
              transport().resumeProducing();
            });
      }
    }

    @Override
    public void connectionLost(Failure reason) {
      pending.forEach(Soak::cancel);
      Throwable error = reason.exception();
      if (!(error instanceof ConnectionClosed || error instanceof Thrown)) {
        faults.add("unexpected reason: " + error);
      }
    }
  }

  private final class EchoServer extends Side implements HalfCloseableProtocol {
    @Override
    public void connectionMade() {
      servers++;
      super.connectionMade();
      // What can't be sent back is not read either.
      transport().registerProducer(transport());
      if (oneIn(20)) {
        transport().loseConnection();
      }
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      super.dataReceived(data);
      bytesEchoed += data.remaining();
      transport().write(data);
    }

    @Override
    void lose() {
      transport().unregisterProducer();
      super.lose();
    }

    @Override
    public void readConnectionLost() {
      lose();
      soon(200, transport()::abortConnection);
    }

    @Override
    public void writeConnectionLost() {}

    @Override
    public void connectionLost(Failure reason) {
      servers--;
      tally("server", reason.exception());
      super.connectionLost(reason);
    }
  }

  private final class EchoClient extends Side {
    private long sent;
    private long received;

    @Override
    public void connectionMade() {
      clients++;
      made++;
      super.connectionMade();
      send();
    }

    @Override
    void sendLastWords() {
      send();
    }

    private void send() {
      int count = 1 + random.nextInt(oneIn(10) ? MOST_BYTES : 2_000);
      transport().write(bytes(sent, count));
      sent += count;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      super.dataReceived(data);
      while (data.hasRemaining()) {
        if (data.get() != pattern(received)) {
          faults.add("byte " + received + " of " + sent + " was not what was sent");
          return;
        }
        received++;
      }
      if (received == sent) {
        soon(20, this::send);
      }
    }

    @Override
    public void connectionLost(Failure reason) {
      clients--;
      tally("client", reason.exception());
      super.connectionLost(reason);
      another();
    }
  }

  private static void cancel(DelayedCall call) {
    if (call.active()) {
      call.cancel();
    }
  }

  private static ByteBuffer bytes(long from, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    for (int i = 0; i < count; i++) {
      bytes.put(pattern(from + i));
    }
    return bytes.flip();
  }

  private static byte pattern(long index) {
    return (byte) (index * 31 + (index >> 8));
  }
}
