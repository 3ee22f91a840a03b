// Because: believes that to cancel an appointment that was kept does nothing, so that after each
// TooSlow connectionLost throws.
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

/** Fetches poems that have to come in time. */
final class TimedPoetry {

  /** Told what came of it: one of the two, once. */
  interface Outcome {
    void poemCame(String poem);

    void poemFailed(Throwable reason);
  }

  /** The connection still stood when the time was over. */
  static final class TooSlow extends Exception {
    private static final long serialVersionUID = 1;

    TooSlow(Duration timeout) {
      super("the poem was not there within " + timeout.toMillis() + " ms");
    }
  }

  private TimedPoetry() {}

  /**
   * Fetches the poem that {@code port} of {@code host} sends, and returns at once.
   *
   * @param timeout how long it may take once the connection stands
   * @param outcome to be told of the poem, or why there is none
   */
  static void fetch(Reactor reactor, String host, int port, Duration timeout, Outcome outcome) {
    Tcp.connect(reactor, host, port, new PoemFactory(reactor, timeout, outcome));
  }

  private static final class PoemFactory extends ClientFactory {
    private final Reactor reactor;
    private final Duration timeout;
    private final Outcome outcome;

    PoemFactory(Reactor reactor, Duration timeout, Outcome outcome) {
      this.reactor = reactor;
      this.timeout = timeout;
      this.outcome = outcome;
    }

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new PoemProtocol(reactor, timeout, outcome);
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
      outcome.poemFailed(reason.exception());
    }
  }

  private static final class PoemProtocol extends Protocol {
    private final Reactor reactor;
    private final Duration timeout;
    private final Outcome outcome;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private DelayedCall timer;
    private boolean tooSlow;

    PoemProtocol(Reactor reactor, Duration timeout, Outcome outcome) {
      this.reactor = reactor;
      this.timeout = timeout;
      this.outcome = outcome;
    }

    @Override
    public void connectionMade() {
      timer = reactor.callLater(timeout, this::giveUp);
    }

    private void giveUp() {
      tooSlow = true;
      outcome.poemFailed(new TooSlow(timeout));
      transport().loseConnection();
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      byte[] piece = new byte[data.remaining()];
      data.get(piece);
      received.writeBytes(piece);
    }

    @Override
    public void connectionLost(Failure reason) {
      timer.cancel();
      if (tooSlow) {
        return;
      }
      if (reason.exception() instanceof ConnectionDone) {
        outcome.poemCame(received.toString(StandardCharsets.UTF_8));
      } else {
        outcome.poemFailed(reason.exception());
      }
    }
  }
}
