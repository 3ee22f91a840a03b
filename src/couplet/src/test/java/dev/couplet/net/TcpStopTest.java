// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.couplet.reactor.WrongThread;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a stop of the reactor does to what is connected. */
class TcpStopTest extends TcpSpec {
  @Nested
  class AStopOfTheReactor {
    @Test
    void losesTheConnections() {
      endsToSee = NEVER;
      server.whenMade(peer -> reactor.stop());
      meet();
      assertThat(server.reason())
          .isInstanceOf(ConnectionLost.class)
          .hasMessage("the reactor was stopped");
    }

    @Test
    void losesAConnectionThatIsPausedToo() {
      endsToSee = NEVER;
      server.whenMade(
          peer -> {
            peer.transport().pauseProducing();
            reactor.callLater(SHORT, reactor::stop);
          });
      meet();
      assertThat(server.reason()).isInstanceOf(ConnectionLost.class);
      assertThat(client.reason()).isInstanceOf(ConnectionLost.class);
    }

    @Test
    void failsTheAttempts() {
      RecordedFactory factory = new RecordedFactory(events, client);
      try (SilentPort port = carrier.silentPort(reactor)) {
        run(
            () -> {
              connect(port.number(), factory);
              reactor.callLater(SHORT, reactor::stop);
            });
      }
      assertThat(events)
          .containsExactly(
              "startFactory",
              "startedConnecting",
              "clientConnectionFailed ConnectError",
              "stopFactory");
    }

    @Test
    void stopsThePorts() {
      run(
          () -> {
            listen(new RecordedFactory(events, server));
            reactor.stop();
          });
      assertThat(events).containsExactly("startFactory", "stopFactory");
    }

    @Test
    void letsACloseThatWasAskedForBeforeEndCleanly() {
      endsToSee = NEVER;
      server.whenMade(
          peer -> {
            peer.close();
            reactor.stop();
          });
      meet();
      assertThat(server.reason()).isInstanceOf(ConnectionDone.class);
    }
  }

  @Nested
  class OnAWrongThread {
    @Test
    void aWriteIsRefused() {
      server.whenMade(
          peer -> {
            Thread thread =
                new Thread(
                    () -> {
                      Throwable thrown = catchThrowable(() -> peer.send("from afar"));
                      reactor.callFromThread(
                          () -> {
                            events.add(thrown);
                            peer.close();
                          });
                    },
                    "worker-2");
            thread.start();
            try {
              thread.join();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
      meet();
      assertThat(client.received()).isEmpty();
      assertThat(events)
          .anySatisfy(
              event ->
                  assertThat(event)
                      .isInstanceOf(WrongThread.class)
                      .asString()
                      .endsWith("write called on thread worker-2; use callFromThread"));
    }
  }
}
