// Fails: noConnectionIsAFailure
// Because: There is more than one reason for which no connection is made: a ConnectError says that
// it was refused or could not be made, a TimeoutError that nobody has answered.
package ch05_timeout;

import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Failure;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.ConnectError;
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
    Tcp.connect(reactor, host, port, new PoetryFactory(reactor, timeout, outcome));
  }

  private static final class PoetryFactory extends ClientFactory {
    private final Reactor reactor;
    private final Duration timeout;
    private final Outcome outcome;

    PoetryFactory(Reactor reactor, Duration timeout, Outcome outcome) {
      this.reactor = reactor;
      this.timeout = timeout;
      this.outcome = outcome;
    }

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new PoetryProtocol(reactor, timeout, outcome);
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
      if (reason.check(ConnectError.class) != null) {
        outcome.poemFailed(reason.exception());
      }
    }
  }

  private static final class PoetryProtocol extends Protocol {
    private final Reactor reactor;
    private final Duration timeout;
    private final Outcome outcome;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private DelayedCall timer;

    PoetryProtocol(Reactor reactor, Duration timeout, Outcome outcome) {
      this.reactor = reactor;
      this.timeout = timeout;
      this.outcome = outcome;
    }

    @Override
    public void connectionMade() {
      timer = reactor.callLater(timeout, this::giveUp);
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      received.writeBytes(bytes);
    }

    private void giveUp() {
      transport().loseConnection();
      outcome.poemFailed(new TooSlow(timeout));
    }

    @Override
    public void connectionLost(Failure reason) {
      if (!timer.active()) {
        // The time was over, and that was told.
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
