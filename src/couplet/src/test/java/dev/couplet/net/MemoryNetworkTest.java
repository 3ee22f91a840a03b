// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.defer.TimeoutError;
import dev.couplet.memory.MemoryLink;
import dev.couplet.memory.MemoryNetwork;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.memory.NeverStopped;
import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a test can command the network of a memory reactor to do. */
class MemoryNetworkTest {
  private static final int PORT = 7;

  private final List<Object> events = new ArrayList<>();
  private final List<Peer> servers = new ArrayList<>();
  private final MemoryReactor reactor = new MemoryReactor();
  private final MemoryNetwork network = reactor.network();
  private final Peer client = peer("client");
  private ErrorLog.Recording errors;

  @BeforeEach
  void recordErrors() {
    errors = ErrorLog.record();
  }

  @AfterEach
  void nothingElseWentWrong() {
    errors.close();
    assertThat(errors.drain()).isEmpty();
  }

  private Peer peer(String name) {
    return new Peer(name, events, () -> {});
  }

  private void advance(long millis) {
    reactor.advance(Duration.ofMillis(millis));
  }

  private ListeningPort listen() {
    return listen(50);
  }

  private ListeningPort listen(int backlog) {
    return Tcp.listen(
        reactor,
        new InetSocketAddress(PORT),
        backlog,
        Factory.forProtocol(
            () -> {
              Peer server = peer(servers.isEmpty() ? "server" : "server " + servers.size());
              servers.add(server);
              return server;
            }));
  }

  private void connect(Peer peer) {
    Tcp.connect(reactor, "127.0.0.1", PORT, ClientFactory.forProtocol(() -> peer));
  }

  private Peer server() {
    return servers.get(0);
  }

  private MemoryLink link() {
    return network.links().get(0);
  }

  /** Connects {@code client} to a server, at once. */
  private void meet() {
    listen();
    connect(client);
    advance(0);
    events.clear();
  }

  @Nested
  class UnlessToldOtherwise {
    @Test
    void itCarriesAllAtOnce() {
      meet();
      client.send("hello");
      advance(0);
      assertThat(events).containsExactly("server received hello");
      assertThat(reactor.seconds()).isZero();
    }

    @Test
    void anIdleConnectionIsNothingToWaitFor() {
      listen();
      connect(client);
      assertThatThrownBy(reactor::run).isInstanceOf(NeverStopped.NothingLeft.class);
    }
  }

  @Nested
  class Delay {
    @Test
    void ofHalfASecondMakesConnectingTakeASecond() {
      network.delay(Duration.ofMillis(500));
      listen();
      connect(client);
      advance(999);
      assertThat(events).doesNotContain("client made");
      advance(1);
      assertThat(events).contains("client made");
    }

    @Test
    void isHowLongDataIsUnderWay() {
      meet();
      link().delay(Duration.ofMillis(500));
      client.send("hello");
      advance(499);
      assertThat(events).isEmpty();
      advance(1);
      assertThat(events).containsExactly("server received hello");
    }

    @Test
    void thatShrinksChangesNoOrderWithinAConnection() {
      meet();
      link().delay(Duration.ofMillis(500));
      client.send("first ");
      link().delay(Duration.ZERO);
      client.send("second");
      advance(1000);
      assertThat(events).containsExactly("server received first second");
    }

    @Test
    void thatDiffersReordersConnections() {
      Peer other = peer("other");
      meet();
      connect(other);
      advance(0);
      link().delay(Duration.ofMillis(500));
      client.send("sent first");
      other.send("sent second");
      advance(1000);
      assertThat(servers.get(1).received()).isEqualTo("sent second");
      assertThat(events).endsWith("server 1 received sent second", "server received sent first");
    }

    @Test
    void holdsTheEndUpToo() {
      meet();
      link().delay(Duration.ofMillis(500));
      client.send("bye");
      client.close();
      advance(499);
      assertThat(events).containsExactly("client lost ConnectionDone");
      advance(1);
      assertThat(events)
          .containsExactly(
              "client lost ConnectionDone", "server received bye", "server lost ConnectionDone");
    }

    @Test
    void cannotBeNegative() {
      assertThatThrownBy(() -> network.delay(Duration.ofSeconds(-1)))
          .hasMessage("delay < 0: PT-1S");
    }
  }

  @Nested
  class ByteByByte {
    @Test
    void eachReadGetsOne() {
      network.mostBytesPerRead(1);
      meet();
      List<Integer> lengths = new ArrayList<>();
      server().whenReceived(peer -> lengths.add(peer.receivedLength()));
      client.send("hello");
      advance(0);
      assertThat(lengths).containsExactly(1, 2, 3, 4, 5);
    }
  }

  @Nested
  class ALinkThatIsHeld {
    @Test
    void letsNothingArriveUntilItIsReleased() {
      meet();
      link().hold();
      client.send("hello");
      client.close();
      advance(60_000);
      assertThat(events).containsExactly("client lost ConnectionDone");
      link().release();
      advance(0);
      assertThat(events).contains("server received hello", "server lost ConnectionDone");
    }

    @Test
    void fillsUp() {
      network.capacity(1000);
      meet();
      link().hold();
      client.transport().write(new byte[1500]);
      client.close();
      advance(60_000);
      assertThat(events).isEmpty();
      link().release();
      advance(0);
      assertThat(server().receivedLength()).isEqualTo(1500);
    }
  }

  @Nested
  class ALinkThatIsCut {
    @Test
    void losesWhatIsUnderWayWithoutTellingAnybody() {
      meet();
      link().delay(Duration.ofMillis(500));
      client.send("lost");
      link().cut();
      server().send("lost");
      advance(3_600_000);
      assertThat(events).isEmpty();
    }

    @Test
    void leavesItToTheProgramToGiveUp() {
      meet();
      link().cut();
      client.transport().write(TcpSpec.bytes(100_000));
      client.close();
      advance(60_000);
      client.transport().abortConnection();
      advance(0);
      assertThat(events).containsExactly("client lost ConnectionAborted");
    }
  }

  @Nested
  class ALinkThatIsReset {
    @Test
    void tellsBothSides() {
      meet();
      link().reset();
      advance(0);
      assertThat(events)
          .containsExactlyInAnyOrder("client lost ConnectionLost", "server lost ConnectionLost");
    }

    @Test
    void leavesWhatHasArrived() {
      meet();
      server().transport().pauseProducing();
      client.send("arrived");
      advance(0);
      link().reset();
      server().transport().resumeProducing();
      advance(0);
      assertThat(events)
          .containsSubsequence("server received arrived", "server lost ConnectionLost");
    }

    @Test
    void tellsASideThatHasEndedItsHalfToo() {
      Peer.OfHalves halves = new Peer.OfHalves("client", events, () -> {});
      Peer.OfHalves other = new Peer.OfHalves("server", events, () -> {});
      Tcp.listen(reactor, new InetSocketAddress(PORT), 50, Factory.forProtocol(() -> other));
      connect(halves);
      advance(0);
      halves.transport().loseWriteConnection();
      advance(0);
      link().reset();
      advance(0);
      assertThat(events).contains("client write half lost", "client lost ConnectionLost");
    }
  }

  @Nested
  class APort {
    private final RecordedFactory factory = new RecordedFactory(events, client);

    private void connectTo(String host, int port) {
      Tcp.connect(reactor, host, port, factory);
    }

    @Test
    void whereNobodyListensRefuses() {
      connectTo("localhost", PORT);
      advance(0);
      assertThat(factory.reason()).isInstanceOf(ConnectionRefusedError.class);
    }

    @Test
    void thatIsIgnoredLeadsToATimeout() {
      listen();
      network.ignore(PORT);
      connectTo("localhost", PORT);
      advance(29_999);
      assertThat(factory.reason()).isNull();
      advance(1);
      assertThat(factory.reason()).isInstanceOf(TimeoutError.class);
    }

    @Test
    void takesNoMoreThanItsBacklogAtATime() {
      network.mostOpen(4);
      listen(1);
      connect(client);
      connect(peer("second"));
      connect(peer("third"));
      advance(0);
      // One port and three clients are open: nobody can be accepted, and one may wait for that.
      assertThat(network.links()).hasSize(1);
      assertThat(errors.drain()).hasSize(1);
    }
  }

  @Nested
  class AnAddress {
    private final RecordedFactory factory = new RecordedFactory(events, client);

    private void connectTo(String host) {
      Tcp.connect(reactor, host, PORT, factory);
    }

    @Test
    void isKnownByTheNameItWasGiven() {
      network.name("example.org", "192.0.2.7");
      listen();
      connectTo("example.org");
      advance(0);
      assertThat(client.transport().peer()).isEqualTo(new InetSocketAddress("192.0.2.7", PORT));
    }

    @Test
    void thatRefusesIsFollowedByTheNextOfTheName() {
      network.name("example.org", "192.0.2.7", "192.0.2.8");
      Tcp.listen(
          reactor,
          new InetSocketAddress("192.0.2.8", PORT),
          50,
          Factory.forProtocol(() -> peer("server")));
      connectTo("example.org");
      advance(0);
      assertThat(client.transport().peer()).isEqualTo(new InetSocketAddress("192.0.2.8", PORT));
    }

    @Test
    void withoutANameHasNoRoute() {
      connectTo("192.0.2.7");
      advance(0);
      assertThat(factory.reason()).isInstanceOf(NoRouteError.class);
    }

    @Test
    void isNotFoundForAnUnknownName() {
      connectTo("example.org");
      advance(0);
      assertThat(factory.reason())
          .isInstanceOf(DnsLookupError.class)
          .hasMessage("no address found for example.org");
    }

    @Test
    void thatIsLookedUpTooLongLeadsToATimeout() {
      network.name("example.org", "192.0.2.7");
      network.lookupDelay(Duration.ofSeconds(31));
      listen();
      connectTo("example.org");
      advance(30_000);
      assertThat(factory.reason()).isInstanceOf(TimeoutError.class);
      advance(10_000);
      assertThat(events).doesNotContain("buildProtocol");
    }

    @Test
    void doesNotHoldTheLoopUpWhileItIsLookedUp() {
      network.name("example.org", "192.0.2.7");
      network.lookupDelay(Duration.ofSeconds(20));
      listen();
      connectTo("example.org");
      connect(peer("meanwhile"));
      advance(10_000);
      assertThat(events).contains("meanwhile made").doesNotContain("client made");
      advance(10_000);
      assertThat(events).contains("client made");
    }
  }

  @Nested
  class WithoutDescriptors {
    @Test
    void connectingFails() {
      network.mostOpen(1);
      RecordedFactory factory = new RecordedFactory(events, client);
      listen();
      Tcp.connect(reactor, "localhost", PORT, factory);
      advance(0);
      assertThat(factory.reason())
          .isInstanceOf(ConnectError.class)
          .hasMessage("no connection to localhost:7: Too many open files");
    }

    @Test
    void listeningFails() {
      network.mostOpen(0);
      assertThatThrownBy(MemoryNetworkTest.this::listen)
          .isInstanceOf(CannotListenError.class)
          .hasMessageContaining("Too many open files");
    }

    @Test
    void aPortLeavesConnectionsWaitingUntilThereAreSomeAgain() {
      Peer second = peer("second");
      network.mostOpen(4);
      listen();
      connect(client);
      connect(second);
      advance(0);
      assertThat(servers).hasSize(1);
      assertThat(errors.drain())
          .singleElement()
          .satisfies(
              entry ->
                  assertThat(entry.what())
                      .startsWith("no connection can be accepted on ")
                      .endsWith("; those that come wait until one can"));
      second.send("hello");
      client.close();
      advance(1_000);
      assertThat(servers.get(1).received()).isEqualTo("hello");
    }

    @Test
    void aPortSaysSoOnceAndTriesAgainWithPausesThatGrowToASecond() {
      network.mostOpen(2);
      listen();
      connect(client);
      advance(10_000);
      assertThat(errors.drain()).hasSize(1);
      assertThat(reactor.delayedCalls()).hasSize(1);
      network.mostOpen(3);
      advance(1_000);
      assertThat(servers).hasSize(1);
      assertThat(reactor.delayedCalls()).isEmpty();
    }

    @Test
    void theConnectionsThatThereAreGoOn() {
      meet();
      network.mostOpen(network.open());
      network.mostOpen(network.open() + 1);
      connect(peer("waits"));
      advance(0);
      client.send("hello");
      advance(0);
      assertThat(server().received()).isEqualTo("hello");
      assertThat(errors.drain()).hasSize(1);
    }

    @Test
    void aPortThatIsStoppedTriesNoMore() {
      network.mostOpen(2);
      ListeningPort port = listen();
      connect(client);
      advance(0);
      port.stopListening();
      advance(0);
      assertThat(reactor.delayedCalls()).isEmpty();
      assertThat(events).contains("client lost ConnectionLost");
      errors.drain();
    }
  }

  @Test
  void whatIsOpenIsCounted() {
    ListeningPort port = listen();
    connect(client);
    advance(0);
    assertThat(network.open()).isEqualTo(3);
    client.close();
    port.stopListening();
    advance(0);
    assertThat(network.open()).isZero();
  }

  @Nested
  class ThePortsOfClients {
    private static final int COUNT = 16_384;

    private final Deque<SocketChannel> bound = new ArrayDeque<>();

    private int bind() throws IOException {
      SocketChannel channel = reactor.channels().openSocketChannel();
      bound.add(channel);
      return ((InetSocketAddress) channel.bind(null).getLocalAddress()).getPort();
    }

    @Test
    void areTakenAgainOnceTheyAreFree() throws IOException {
      Set<Integer> ports = new HashSet<>();
      for (int i = 0; i < COUNT; i++) {
        assertThat(ports.add(bind())).isTrue();
        if (i >= 2) {
          bound.remove().close();
        }
      }
      assertThat(ports).contains(bind());
    }

    @Test
    void canAllBeTaken() throws IOException {
      for (int i = 0; i < COUNT; i++) {
        bind();
      }
      assertThatThrownBy(this::bind).isInstanceOf(BindException.class);
    }
  }

  @Test
  void aCloseWithBytesUnreadIsAResetAsOnARealNetwork() {
    meet();
    server().transport().pauseProducing();
    client.send("never read");
    advance(0);
    server().transport().abortConnection();
    advance(0);
    assertThat(events).contains("client lost ConnectionLost");
  }

  @Nested
  class APeerThatNeitherReadsNorCloses {
    @Test
    void isLeftAfterFiveSeconds() {
      meet();
      server().transport().pauseProducing();
      client.send("not read");
      advance(0);
      client.transport().pauseProducing();
      server().close();
      advance(4_999);
      assertThat(events).containsExactly("server lost ConnectionDone");
      assertThat(network.open()).isEqualTo(3);
      advance(1);
      assertThat(network.open()).isEqualTo(2);
    }
  }
}
