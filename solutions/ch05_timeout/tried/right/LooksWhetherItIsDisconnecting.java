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
    Tcp.connect(
        reactor,
        host,
        port,
        new ClientFactory() {
          @Override
          public Protocol buildProtocol(SocketAddress peer) {
            return new Protocol() {
              private byte[] bytes = {};
              private DelayedCall timer;
              private boolean over;

              @Override
              public void connectionMade() {
                timer = reactor.callLater(timeout, this::giveUp);
              }

              @Override
              public void dataReceived(ByteBuffer data) {
                byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + data.remaining());
                data.get(longer, bytes.length, data.remaining());
                bytes = longer;
              }

              private void giveUp() {
                if (!over) {
                  over = true;
                  outcome.poemFailed(new TooSlow(timeout));
                  transport().loseConnection();
                }
              }

              @Override
              public void connectionLost(Failure reason) {
                if (!over) {
                  over = true;
                  if (timer.active()) {
                    timer.cancel();
                  }
                  if (reason.check(ConnectionDone.class) != null) {
                    outcome.poemCame(new String(bytes, StandardCharsets.UTF_8));
                  } else {
                    outcome.poemFailed(reason.exception());
                  }
                }
              }
            };
          }

          @Override
          public void clientConnectionFailed(Connector connector, Failure reason) {
            outcome.poemFailed(reason.exception());
          }
        });
  }
}
