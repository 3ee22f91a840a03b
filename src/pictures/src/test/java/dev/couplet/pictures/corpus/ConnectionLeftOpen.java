// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.Endpoints;
import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection was not closed. Both its ends are in these programs. */
final class ConnectionLeftOpen {
  private ConnectionLeftOpen() {}

  static void nobodyClosesIt(MemoryReactor reactor) {
    Tcp.connect( // here
        reactor, "127.0.0.1", serve(reactor), ClientFactory.forProtocol(Idle::new));
    reactor.callLater(Duration.ofSeconds(1), reactor::stop);
    reactor.run();
  }

  static void theClientHasWhatItWantsAndStops(MemoryReactor reactor) {
    int port = serve(reactor);
    Endpoints.connectProtocol( // here
        Endpoints.client(reactor, "tcp:127.0.0.1:" + port), new StopsAtTheFirstWord(reactor));
    reactor.run();
  }

  static void onRealSockets(SelectReactor reactor) {
    int port = serve(reactor);
    Tcp.connect( // here
        reactor,
        "127.0.0.1",
        port,
        ClientFactory.forProtocol(() -> new StopsAtTheFirstWord(reactor)));
    reactor.run();
  }

  static void oneOfTwoIsForgotten(MemoryReactor reactor) {
    int port = serve(reactor);
    Tcp.connect(reactor, "127.0.0.1", port, ClientFactory.forProtocol(Leaves::new));
    Tcp.connect(reactor, "127.0.0.1", port, ClientFactory.forProtocol(Idle::new)); // here
    reactor.callLater(Duration.ofSeconds(1), reactor::stop);
    reactor.run();
  }

  private static int serve(Reactor reactor) {
    InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
    return Tcp.listen(reactor, any, 5, Factory.forProtocol(Greets::new)).port();
  }

  private static final class Idle extends Protocol {}

  private static final class Greets extends Protocol {
    @Override
    public void connectionMade() {
      transport().write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static final class Leaves extends Protocol {
    @Override
    public void dataReceived(ByteBuffer data) {
      transport().loseConnection();
    }
  }

  private static final class StopsAtTheFirstWord extends Protocol {
    private final Reactor reactor;

    StopsAtTheFirstWord(Reactor reactor) {
      this.reactor = reactor;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      reactor.stop();
    }
  }
}
