// Fails: noConnectionIsAFailure, theTimeBeginsWithTheConnection
// Because: The time counts from the moment in which the connection stands; fetch only begins to
// connect.
package ch05_timeout;

import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Failure;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.Connector;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.reactor.Reactor;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

final class TimedPoetry {

  interface Outcome {
    void poemCame(String poem);

    void poemFailed(Throwable reason);
  }

  static final class TooSlow extends Exception {
    private static final long serialVersionUID = 1;

    TooSlow(Duration timeout) {
      super("the poem was not there within " + timeout.toMillis() + " ms");
    }
  }

  private TimedPoetry() {}

  static void fetch(Reactor reactor, String host, int port, Duration timeout, Outcome outcome) {
    PoetryFactory factory = new PoetryFactory(reactor, timeout, outcome);
    factory.timer = reactor.callLater(timeout, factory::giveUp);
    Tcp.connect(reactor, host, port, factory);
  }

  private static final class PoetryFactory extends ClientFactory {
    private final Reactor reactor;
    private final Duration timeout;
    private final Outcome outcome;
    private DelayedCall timer;
    private PoetryProtocol protocol;

    PoetryFactory(Reactor reactor, Duration timeout, Outcome outcome) {
      this.reactor = reactor;
      this.timeout = timeout;
      this.outcome = outcome;
    }

    void giveUp() {
      protocol.transport().loseConnection();
      outcome.poemFailed(new TooSlow(timeout));
    }

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      protocol = new PoetryProtocol(outcome, timer);
      return protocol;
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
      timer.cancel();
      outcome.poemFailed(reason.exception());
    }
  }

  private static final class PoetryProtocol extends Protocol {
    private final Outcome outcome;
    private final DelayedCall timer;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    PoetryProtocol(Outcome outcome, DelayedCall timer) {
      this.outcome = outcome;
      this.timer = timer;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      received.writeBytes(bytes);
    }

    @Override
    public void connectionLost(Failure reason) {
      if (!timer.active()) {
        return;
      }
      timer.cancel();
      if (reason.check(ConnectionDone.class) != null) {
        outcome.poemCame(received.toString(StandardCharsets.UTF_8));
      } else {
        outcome.poemFailed(reason.exception());
      }
    }
  }
}
