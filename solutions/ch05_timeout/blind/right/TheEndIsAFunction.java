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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Fetches poems that have to come in time. What the end of the connection means is kept in a field,
 * as a function: at first it takes the appointment back and tells the outcome; when the time is
 * over it is replaced by one that does nothing.
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
    var factory =
        new ClientFactory() {
          @Override
          public Protocol buildProtocol(SocketAddress peer) {
            return new PoemProtocol(reactor, timeout, outcome);
          }

          @Override
          public void clientConnectionFailed(Connector connector, Failure reason) {
            outcome.poemFailed(reason.exception());
          }
        };
    Tcp.connect(reactor, host, port, factory);
  }

  private static final class PoemProtocol extends Protocol {
    private final Reactor reactor;
    private final Duration timeout;
    private final Outcome outcome;
    private final ByteArrayOutputStream poem = new ByteArrayOutputStream();
    private final WritableByteChannel into = Channels.newChannel(poem);
    private Consumer<Failure> atTheEnd;

    PoemProtocol(Reactor reactor, Duration timeout, Outcome outcome) {
      this.reactor = reactor;
      this.timeout = timeout;
      this.outcome = outcome;
    }

    @Override
    public void connectionMade() {
      DelayedCall tooSlow = reactor.callLater(timeout, this::tooSlow);
      atTheEnd =
          reason -> {
            tooSlow.cancel();
            tell(reason.exception());
          };
    }

    private void tooSlow() {
      atTheEnd = reason -> {};
      transport().loseConnection();
      outcome.poemFailed(new TooSlow(timeout));
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      try {
        into.write(data);
      } catch (IOException e) {
        throw new UncheckedIOException("memory does not do this", e);
      }
    }

    @Override
    public void connectionLost(Failure reason) {
      atTheEnd.accept(reason);
    }

    private void tell(Throwable end) {
      if (end instanceof ConnectionDone) {
        outcome.poemCame(poem.toString(StandardCharsets.UTF_8));
      } else {
        outcome.poemFailed(end);
      }
    }
  }
}
