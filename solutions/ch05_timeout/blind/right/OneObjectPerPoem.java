package ch05_timeout;

import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Failure;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.Connector;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.reactor.Reactor;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * Fetches poems that have to come in time. Each poem has one object, which hears of everything that
 * happens to its connection; whatever is told goes through one of two methods that look at the same
 * flag, and the appointment is taken back where every connection ends.
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
    Fetch fetch = new Fetch(reactor, timeout, outcome);
    Tcp.connect(reactor, host, port, fetch);
  }

  /**
   * Factory, protocol's master and appointment in one, as there is one connection for each. Its
   * {@code clientConnectionLost} comes right after the protocol's {@code connectionLost}.
   */
  private static final class Fetch extends ClientFactory implements Runnable {
    private final Reactor reactor;
    private final Duration timeout;
    private final Outcome outcome;
    private byte[] bytes = new byte[1024];
    private int length = 0;
    private DelayedCall delayedCall = null;
    private Connector connector = null;
    private boolean told = false;

    Fetch(Reactor reactor, Duration timeout, Outcome outcome) {
      this.reactor = reactor;
      this.timeout = timeout;
      this.outcome = outcome;
    }

    @Override
    public void startedConnecting(Connector connector) {
      this.connector = connector;
    }

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new Protocol() {
        @Override
        public void connectionMade() {
          delayedCall = reactor.callLater(timeout, Fetch.this);
        }

        @Override
        public void dataReceived(ByteBuffer data) {
          append(data);
        }
      };
    }

    private void append(ByteBuffer data) {
      int count = data.remaining();
      if (length + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * (length + count));
      }
      data.get(bytes, length, count);
      length += count;
    }

    /** The time is over. */
    @Override
    public void run() {
      delayedCall = null;
      tellFailure(new TooSlow(timeout));
      // Of a connection that stands this is a loseConnection.
      connector.disconnect();
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
      tellFailure(reason.exception());
    }

    @Override
    public void clientConnectionLost(Connector connector, Failure reason) {
      if (delayedCall != null) {
        delayedCall.cancel();
        delayedCall = null;
      }
      Throwable exception = reason.exception();
      if (exception instanceof ConnectionDone) {
        tellPoem(new String(bytes, 0, length, StandardCharsets.UTF_8));
      } else {
        tellFailure(exception);
      }
    }

    private void tellPoem(String poem) {
      if (!told) {
        told = true;
        outcome.poemCame(poem);
      }
    }

    private void tellFailure(Throwable exception) {
      if (!told) {
        told = true;
        outcome.poemFailed(exception);
      }
    }
  }
}
