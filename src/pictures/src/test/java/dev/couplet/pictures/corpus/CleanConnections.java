// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Failure;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.Connector;
import dev.couplet.net.Endpoints;
import dev.couplet.net.Factory;
import dev.couplet.net.ListeningPort;
import dev.couplet.net.Protocol;
import dev.couplet.net.ReconnectingClientFactory;
import dev.couplet.net.Tcp;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Clients and servers without a mistake. */
final class CleanConnections {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private CleanConnections() {}

  private static ListeningPort serve(Reactor reactor, Factory factory) {
    return Tcp.listen(reactor, new InetSocketAddress("127.0.0.1", 0), 5, factory);
  }

  private static void runFor(Reactor reactor, Duration time) {
    reactor.callLater(time, reactor::stop);
    reactor.run();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a poem, and closes. */
  private static final class Poem extends Protocol {
    @Override
    public void connectionMade() {
      transport().write(bytes("a poem"));
      transport().loseConnection();
    }
  }

  private static final class Echo extends Protocol {
    @Override
    public void dataReceived(ByteBuffer data) {
      ByteBuffer copy = ByteBuffer.allocate(data.remaining());
      transport().write(copy.put(data).flip());
    }
  }

  /** Says something, and closes at the first answer. */
  private static final class Asks extends Protocol {
    @Override
    public void connectionMade() {
      transport().write(bytes("hello"));
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      transport().loseConnection();
    }
  }

  /** Fires when the connection has ended well. */
  private static final class Reads extends ClientFactory {
    private final Deferred<Integer> poem;

    Reads(Deferred<Integer> poem) {
      this.poem = poem;
    }

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new Protocol() {
        private int received;

        @Override
        public void dataReceived(ByteBuffer data) {
          received += data.remaining();
        }

        @Override
        public void connectionLost(Failure reason) {
          if (reason.check(ConnectionDone.class) != null) {
            poem.callback(received);
          } else {
            poem.errback(reason);
          }
        }
      };
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
      poem.errback(reason);
    }
  }

  static void aPoemIsFetched(MemoryReactor reactor) {
    int port = serve(reactor, Factory.forProtocol(Poem::new)).port();
    Deferred<Integer> poem = new Deferred<>();
    poem.addCallback(n -> n + 1).addBothVoid(outcome -> reactor.stop());
    Tcp.connect(reactor, "127.0.0.1", port, new Reads(poem));
    reactor.run();
  }

  static void aPoemIsFetchedOverRealSockets(SelectReactor reactor) {
    int port = serve(reactor, Factory.forProtocol(Poem::new)).port();
    Deferred<Integer> poem = new Deferred<>();
    poem.addCallback(n -> n + 1).addBothVoid(outcome -> reactor.stop());
    Tcp.connect(reactor, "127.0.0.1", port, new Reads(poem));
    reactor.run();
  }

  static void nobodyListens(MemoryReactor reactor) {
    Deferred<Integer> poem = new Deferred<>();
    poem.addErrback(failure -> 0).addBothVoid(outcome -> reactor.stop());
    Tcp.connect(reactor, "127.0.0.1", 7, new Reads(poem));
    reactor.run();
  }

  static void nobodyHasThatName(MemoryReactor reactor) {
    Deferred<Integer> poem = new Deferred<>();
    poem.addErrback(failure -> 0).addBothVoid(outcome -> reactor.stop());
    Tcp.connect(reactor, "nobody.invalid", 7, new Reads(poem));
    reactor.run();
  }

  static void aServerEchoesUntilTheClientLeaves(MemoryReactor reactor) {
    int port = serve(reactor, Factory.forProtocol(Echo::new)).port();
    Tcp.connect(reactor, "127.0.0.1", port, ClientFactory.forProtocol(Asks::new));
    runFor(reactor, SECOND);
  }

  static void aServerEchoesOverRealSockets(SelectReactor reactor) {
    int port = serve(reactor, Factory.forProtocol(Echo::new)).port();
    Tcp.connect(reactor, "127.0.0.1", port, ClientFactory.forProtocol(Asks::new));
    runFor(reactor, Duration.ofMillis(200));
  }

  static void anEndpointConnects(MemoryReactor reactor) {
    int port = serve(reactor, Factory.forProtocol(Echo::new)).port();
    reactor.callWhenRunning(
        () ->
            Endpoints.connectProtocol(
                    Endpoints.client(reactor, "tcp:127.0.0.1:" + port), new Asks())
                .addErrbackVoid(failure -> {}));
    runFor(reactor, SECOND);
  }

  static void anEndpointDoesNotConnect(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Endpoints.connectProtocol(Endpoints.client(reactor, "tcp:127.0.0.1:7"), new Asks())
                .addErrbackVoid(failure -> {}));
    runFor(reactor, SECOND);
  }

  static void aPortIsNotListenedOnAnyMore(MemoryReactor reactor) {
    ListeningPort port = serve(reactor, Factory.forProtocol(Poem::new));
    reactor.callLater(
        SECOND, () -> port.stopListening().addCallbackVoid(nothing -> reactor.stop()));
    reactor.run();
  }

  static void aConnectionIsAborted(MemoryReactor reactor) {
    int port = serve(reactor, Factory.forProtocol(Aborts::new)).port();
    Deferred<Integer> poem = new Deferred<>();
    poem.addErrback(failure -> 0).addBothVoid(outcome -> reactor.stop());
    Tcp.connect(reactor, "127.0.0.1", port, new Reads(poem));
    reactor.run();
  }

  private static final class Aborts extends Protocol {
    @Override
    public void connectionMade() {
      transport().abortConnection();
    }
  }

  static void theServerRefusesSomeone(MemoryReactor reactor) {
    int port = serve(reactor, new RefusesAll()).port();
    Deferred<Integer> poem = new Deferred<>();
    poem.addErrback(failure -> 0).addBothVoid(outcome -> reactor.stop());
    Tcp.connect(reactor, "127.0.0.1", port, new Reads(poem));
    reactor.run();
  }

  private static final class RefusesAll extends Factory {
    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return null;
    }
  }

  static void aClientTriesUntilAServerIsThere(MemoryReactor reactor) {
    Retries factory = new Retries(reactor);
    Tcp.connect(reactor, "127.0.0.1", 4000, factory);
    reactor.callLater(
        SECOND.multipliedBy(5),
        () ->
            Tcp.listen(
                reactor,
                new InetSocketAddress("127.0.0.1", 4000),
                5,
                Factory.forProtocol(Poem::new)));
    runFor(reactor, Duration.ofMinutes(5));
  }

  static void aClientTriesToTheEnd(MemoryReactor reactor) {
    Tcp.connect(reactor, "127.0.0.1", 4000, new Retries(reactor));
    runFor(reactor, Duration.ofSeconds(20));
  }

  private static final class Retries extends ReconnectingClientFactory {
    Retries(Reactor reactor) {
      super(reactor);
    }

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      stopTrying();
      return new Asks();
    }
  }

  static void aSlowPoemHasAnAppointmentForEachPiece(MemoryReactor reactor) {
    int port = serve(reactor, Factory.forProtocol(() -> new Slow(reactor))).port();
    Deferred<Integer> poem = new Deferred<>();
    poem.addCallback(n -> n + 1).addBothVoid(outcome -> reactor.stop());
    Tcp.connect(reactor, "127.0.0.1", port, new Reads(poem));
    reactor.run();
  }

  private static final class Slow extends Protocol {
    private final Reactor reactor;
    private int left = 5;

    Slow(Reactor reactor) {
      this.reactor = reactor;
    }

    @Override
    public void connectionMade() {
      transport().write(bytes("line"));
      if (--left == 0) {
        transport().loseConnection();
      } else {
        reactor.callLater(SECOND, this::connectionMade);
      }
    }
  }
}
