// Fails: itFailsWhenTheTimeIsOver, noConnectionIsAFailure, theConnectionIsClosedWhenTheTimeIsOver,
// theTimeBeginsWithTheConnection, theTimeIsForTheWholePoem, twoOfThemDoNotMix
// Because: The timeout that Tcp.connect takes is for the attempt to connect: once the
// connection stands it is over, and the server may take as long as it likes.
package ch05_timeout;

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
    Tcp.connect(reactor, host, port, new PoetryFactory(outcome), timeout, null);
  }

  private static final class PoetryFactory extends ClientFactory {
    private final Outcome outcome;

    PoetryFactory(Outcome outcome) {
      this.outcome = outcome;
    }

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new PoetryProtocol(outcome);
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
      outcome.poemFailed(reason.exception());
    }
  }

  private static final class PoetryProtocol extends Protocol {
    private final Outcome outcome;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    PoetryProtocol(Outcome outcome) {
      this.outcome = outcome;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      received.writeBytes(bytes);
    }

    @Override
    public void connectionLost(Failure reason) {
      if (reason.check(ConnectionDone.class) != null) {
        outcome.poemCame(received.toString(StandardCharsets.UTF_8));
      } else {
        outcome.poemFailed(reason.exception());
      }
    }
  }
}
