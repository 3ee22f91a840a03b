// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.reactor.Reactor;
import dev.couplet.trace.ErrorLog;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the specifications of TCP have in common: each runs over every network, and leaves no error
 * and no delayed call behind. A test that hangs is ended.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Carrier.class)
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class TcpSpec {
  static final Duration SHORT = Duration.ofMillis(5);

  /** More bytes than any system takes at once. */
  static final int MANY = 20_000_000;

  /** More ends than any test sees: it stops the reactor itself. */
  static final int NEVER = Integer.MAX_VALUE;

  @Parameter Carrier carrier;

  final List<Object> events = new ArrayList<>();
  final Peer server = peer("server");
  final Peer client = peer("client");
  Reactor reactor;
  private ErrorLog.Recording errors;

  /** So many connections are to be lost until the reactor stops. */
  int endsToSee = 2;

  @BeforeEach
  void makeReactor() {
    errors = ErrorLog.record();
    reactor = carrier.newReactor();
  }

  @AfterEach
  void nothingIsLeft() {
    errors.close();
    assertThat(errors.drain()).isEmpty();
    assertThat(reactor.delayedCalls()).isEmpty();
  }

  // ---------------------------------------------------------------------- words for the tests

  final Peer peer(String name) {
    return new Peer(name, events, this::sawEnd);
  }

  final Peer.OfHalves peerOfHalves(String name) {
    return new Peer.OfHalves(name, events, this::sawEnd);
  }

  void sawEnd() {
    endsToSee--;
    if (endsToSee == 0) {
      stopLater();
    }
  }

  /** Stops the reactor when the hooks that follow in this turn and the next have been called. */
  void stopLater() {
    reactor.callLater(Duration.ZERO, () -> reactor.callLater(Duration.ZERO, reactor::stop));
  }

  /** Runs the reactor, with {@code begin} as the first call, until it is stopped. */
  void run(Runnable begin) {
    reactor.callWhenRunning(begin);
    reactor.run();
  }

  ListeningPort listen(Factory factory) {
    return Tcp.listen(reactor, new InetSocketAddress("127.0.0.1", 0), 50, factory);
  }

  ListeningPort listen(Protocol protocol) {
    return listen(Factory.forProtocol(() -> protocol));
  }

  Connector connect(ListeningPort port, ClientFactory factory) {
    return connect(port.port(), factory);
  }

  Connector connect(int port, ClientFactory factory) {
    return Tcp.connect(reactor, "127.0.0.1", port, factory);
  }

  Connector connect(ListeningPort port, Protocol protocol) {
    return connect(port, ClientFactory.forProtocol(() -> protocol));
  }

  /** Connects {@code client} to {@code server} and runs until both are lost. */
  void meet(Peer server, Peer client) {
    run(() -> connect(listen(server), client));
  }

  void meet() {
    meet(server, client);
  }

  /** Returns a port at which nobody listens. */
  int deadPort() {
    return 1;
  }

  static Consumer<Peer> thenThrow(RuntimeException error) {
    return peer -> {
      throw error;
    };
  }

  List<Throwable> drainErrors() {
    return errors.drain().stream().map(ErrorLog.Entry::error).toList();
  }

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) 'x');
    return bytes;
  }

  List<Object> eventsOf(String name) {
    return events.stream().filter(event -> event.toString().startsWith(name)).toList();
  }
}
