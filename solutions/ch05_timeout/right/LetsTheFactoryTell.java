// SPDX-License-Identifier: Apache-2.0
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

/**
 * Leaves the protocol with nothing but the bytes, since the factory hears of every end, too.
 * Whoever tells the outcome of something takes it away, so that nobody can tell it anything else.
 */
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

  private static final class Fetch extends ClientFactory {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Reactor reactor;
    private final Duration timeout;
    private Outcome outcome;
    private Connector connector;
    private DelayedCall timer;

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
      timer = reactor.callLater(timeout, this::giveUp);
      return new Protocol() {
        @Override
        public void dataReceived(ByteBuffer data) {
          byte[] bytes = new byte[data.remaining()];
          data.get(bytes);
          received.writeBytes(bytes);
        }
      };
    }

    private void giveUp() {
      fail(new TooSlow(timeout));
      connector.disconnect();
    }

    private void fail(Throwable reason) {
      Outcome told = outcome;
      outcome = null;
      told.poemFailed(reason);
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
      fail(reason.exception());
    }

    @Override
    public void clientConnectionLost(Connector connector, Failure reason) {
      if (timer.active()) {
        timer.cancel();
      }
      if (outcome == null) {
        return;
      }
      if (reason.check(ConnectionDone.class) != null) {
        outcome.poemCame(received.toString(StandardCharsets.UTF_8));
      } else {
        fail(reason.exception());
      }
    }
  }

  private TimedPoetry() {}

  static void fetch(Reactor reactor, String host, int port, Duration timeout, Outcome outcome) {
    Tcp.connect(reactor, host, port, new Fetch(reactor, timeout, outcome));
  }
}
