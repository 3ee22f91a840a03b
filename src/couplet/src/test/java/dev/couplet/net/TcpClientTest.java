// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.couplet.defer.Failure;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What happens to a client, in order. */
class TcpClientTest extends TcpSpec {
  @Nested
  class AClientsLife {
    private final RecordedFactory factory = new RecordedFactory(events, client);

    @Test
    void hasItsHooksInOrder() {
      server.whenReceived(Peer::close);
      client.whenMade(peer -> peer.send("hello"));
      run(
          () -> {
            connect(listen(server), factory);
            events.add("connect returned");
          });
      events.removeAll(eventsOf("server"));
      assertThat(events)
          .containsExactly(
              "startFactory",
              "startedConnecting",
              "connect returned",
              "buildProtocol",
              "client made",
              "client lost ConnectionDone",
              "clientConnectionLost ConnectionDone",
              "stopFactory");
    }

    @Test
    void tellsItsFactoryTheReasonThatItToldItsProtocol() {
      server.whenMade(Peer::close);
      run(() -> connect(listen(server), factory));
      assertThat(factory.reason()).isSameAs(client.reason());
    }

    @Test
    void canBeginAgainWhenItIsOver() {
      endsToSee = 4;
      server.whenMade(Peer::close);
      factory.whenLost(
          connector -> {
            if (endsToSee > 0) {
              connector.connect();
            }
          });
      run(() -> connect(listen(server), factory));
      events.removeAll(eventsOf("server"));
      assertThat(events)
          .containsExactly(
              "startFactory",
              "startedConnecting",
              "buildProtocol",
              "client made",
              "client lost ConnectionDone",
              "clientConnectionLost ConnectionDone",
              "startedConnecting",
              "buildProtocol",
              "client made",
              "client lost ConnectionDone",
              "clientConnectionLost ConnectionDone",
              "stopFactory");
    }

    @Test
    void canBeEndedByItsConnector() {
      Connector[] connector = new Connector[1];
      client.whenReceived(peer -> connector[0].disconnect());
      server.whenMade(peer -> peer.send("hello"));
      run(() -> connector[0] = connect(listen(server), factory));
      assertThat(server.reason()).isInstanceOf(ConnectionDone.class);
      assertThat(client.reason()).isInstanceOf(ConnectionDone.class);
    }

    @Test
    void cannotBeginTwiceAtOnce() {
      factory.whenStarted(
          connector -> {
            events.clear();
            events.add(catchThrowable(connector::connect));
            connector.stopConnecting();
            stopLater();
          });
      run(() -> connect(deadPort(), factory));
      assertThat(events.get(0))
          .isInstanceOf(IllegalStateException.class)
          .asString()
          .endsWith("connect called on a connector that is connecting");
    }

    @Test
    void knowsWhereItConnectsTo() {
      run(
          () -> {
            Connector connector = connect(deadPort(), factory);
            assertThat(connector.destination())
                .isEqualTo(InetSocketAddress.createUnresolved("127.0.0.1", deadPort()));
            connector.disconnect();
            stopLater();
          });
    }
  }

  @Nested
  class AClientWithoutAProtocol {
    private final RecordedFactory factory =
        new RecordedFactory(events, null).whenLost(connector -> sawEnd());

    @Test
    void losesItsConnection() {
      run(() -> connect(listen(server), factory));
      events.removeAll(eventsOf("server"));
      assertThat(events)
          .containsExactly(
              "startFactory",
              "startedConnecting",
              "buildProtocol",
              "clientConnectionLost ConnectionDone",
              "stopFactory");
      assertThat(server.reason()).isInstanceOf(ConnectionDone.class);
    }

    @Test
    void losesItWithTheErrorIfOneCameUp() {
      RuntimeException error = new IllegalStateException("no protocol today");
      Throwable[] reason = new Throwable[1];
      ClientFactory failing =
          new ClientFactory() {
            @Override
            public Protocol buildProtocol(SocketAddress peer) {
              throw error;
            }

            @Override
            public void clientConnectionLost(Connector connector, Failure failure) {
              reason[0] = failure.exception();
              sawEnd();
            }
          };
      run(() -> connect(listen(server), failing));
      assertThat(reason[0]).isSameAs(error);
      assertThat(drainErrors()).containsExactly(error);
    }
  }
}
