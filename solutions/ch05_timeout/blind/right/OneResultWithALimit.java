package ch05_timeout;

import dev.couplet.defer.Deferred;
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

/**
 * Fetches poems that have to come in time. The result of a connection is a {@link Deferred}, which
 * fires once, and whose time limit makes the appointment and takes it back. Its canceller says what
 * being too slow means: close the connection, and fail with {@link TooSlow}.
 */
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
    Tcp.connect(
        reactor,
        host,
        port,
        new ClientFactory() {
          @Override
          public Protocol buildProtocol(SocketAddress peer) {
            return new PoemProtocol(reactor, timeout, outcome);
          }

          @Override
          public void clientConnectionFailed(Connector connector, Failure reason) {
            outcome.poemFailed(reason.exception());
          }
        });
  }

  private static final class PoemProtocol extends Protocol {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Reactor reactor;
    private final Duration timeout;
    private final Outcome outcome;
    private final Deferred<String> poem = new Deferred<>(this::giveUp);

    PoemProtocol(Reactor reactor, Duration timeout, Outcome outcome) {
      this.reactor = reactor;
      this.timeout = timeout;
      this.outcome = outcome;
    }

    @Override
    public void connectionMade() {
      poem.addTimeout(timeout, reactor).addCallbacks(this::came, this::failed);
    }

    private Void came(String text) {
      outcome.poemCame(text);
      return null;
    }

    private Void failed(Failure reason) {
      outcome.poemFailed(reason.exception());
      return null;
    }

    /** The canceller: the time limit calls it. */
    private void giveUp(Deferred<String> cancelled) {
      transport().loseConnection();
      cancelled.errback(new TooSlow(timeout));
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      while (data.hasRemaining()) {
        bytes.write(data.get());
      }
    }

    @Override
    public void connectionLost(Failure reason) {
      if (poem.called()) {
        return;
      }
      if (reason.check(ConnectionDone.class) != null) {
        poem.callback(bytes.toString(StandardCharsets.UTF_8));
      } else {
        poem.errback(reason);
      }
    }
  }
}
