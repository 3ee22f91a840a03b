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
 * Tells everything in connectionLost, the one place through which every connection goes: when the
 * time is over, it only notes why the connection is closed.
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

  private TimedPoetry() {}

  static void fetch(Reactor reactor, String host, int port, Duration timeout, Outcome outcome) {
    Tcp.connect(
        reactor,
        host,
        port,
        new ClientFactory() {
          @Override
          public Protocol buildProtocol(SocketAddress peer) {
            return new Poem(reactor, timeout, outcome);
          }

          @Override
          public void clientConnectionFailed(Connector connector, Failure reason) {
            outcome.poemFailed(reason.exception());
          }
        });
  }

  private static final class Poem extends Protocol {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Reactor reactor;
    private final Duration timeout;
    private final Outcome outcome;
    private DelayedCall timer;
    private TooSlow tooSlow;

    Poem(Reactor reactor, Duration timeout, Outcome outcome) {
      this.reactor = reactor;
      this.timeout = timeout;
      this.outcome = outcome;
    }

    @Override
    public void connectionMade() {
      timer =
          reactor.callLater(
              timeout,
              () -> {
                tooSlow = new TooSlow(timeout);
                transport().loseConnection();
              });
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      while (data.hasRemaining()) {
        received.write(data.get());
      }
    }

    @Override
    public void connectionLost(Failure reason) {
      if (tooSlow != null) {
        outcome.poemFailed(tooSlow);
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
