// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Callbacks that throw. */
class TcpErrorTest extends TcpSpec {
  @Nested
  class AProtocolThatThrows {
    private final RuntimeException error = new IllegalArgumentException("in a callback");

    @Test
    void whenItReceivesLosesItsConnectionWithThatError() {
      server.whenReceived(thenThrow(error));
      client.whenMade(peer -> peer.send("hello"));
      meet();
      assertThat(server.reason()).isSameAs(error);
      assertThat(client.reason()).isInstanceOf(ConnectionDone.class);
      assertThat(drainErrors()).containsExactly(error);
    }

    @Test
    void whenTheConnectionIsMadeLosesItWithThatError() {
      server.whenMade(thenThrow(error));
      meet();
      assertThat(server.reason()).isSameAs(error);
      assertThat(drainErrors()).containsExactly(error);
    }

    @Test
    void onAClientWhenTheConnectionIsMadeTellsItsFactoryToo() {
      RecordedFactory factory = new RecordedFactory(events, client.whenMade(thenThrow(error)));
      run(() -> connect(listen(server), factory));
      assertThat(factory.reason()).isSameAs(error);
      assertThat(drainErrors()).containsExactly(error);
    }

    @Test
    void whenTheConnectionIsLostIsReportedAndItsFactoryIsToldAllTheSame() {
      RecordedFactory factory = new RecordedFactory(events, client.whenLost(thenThrow(error)));
      server.whenMade(Peer::close);
      run(() -> connect(listen(server), factory));
      assertThat(events).contains("clientConnectionLost ConnectionDone");
      assertThat(drainErrors()).containsExactly(error);
    }

    @Test
    void doesNotDisturbTheOthers() {
      endsToSee = 4;
      List<Peer> servers = new ArrayList<>();
      Factory factory =
          Factory.forProtocol(
              () -> {
                Peer made =
                    peer("server")
                        .whenReceived(
                            peer -> {
                              if (peer.received().equals("throw")) {
                                throw error;
                              }
                              peer.send(peer.received());
                            });
                servers.add(made);
                return made;
              });
      Peer harmless = peer("harmless").whenReceived(Peer::close);
      Peer harmful =
          peer("harmful")
              .whenMade(peer -> peer.send("throw"))
              .whenLost(peer -> harmless.send("hello"));
      run(
          () -> {
            ListeningPort port = listen(factory);
            connect(port, harmless);
            connect(port, harmful);
          });
      assertThat(harmless.received()).isEqualTo("hello");
      assertThat(drainErrors()).containsExactly(error);
    }

    @Test
    void isToldOnceOnly() {
      server.whenReceived(
          peer -> {
            peer.close();
            throw error;
          });
      client.whenMade(peer -> peer.send("hello"));
      meet();
      assertThat(eventsOf("server lost")).hasSize(1);
      assertThat(drainErrors()).containsExactly(error);
    }
  }

  @Nested
  class AFactoryThatThrows {
    private final RuntimeException error = new IllegalArgumentException("in a hook");

    private void thenStopAndThrow(Connector connector) {
      stopLater();
      throw error;
    }

    @Test
    void inStartedConnectingConnectsAllTheSame() {
      RecordedFactory factory =
          new RecordedFactory(events, client)
              .whenStarted(
                  connector -> {
                    throw error;
                  });
      server.whenMade(Peer::close);
      run(() -> connect(listen(server), factory));
      assertThat(events).contains("client made");
      assertThat(drainErrors()).containsExactly(error);
    }

    @Test
    void inClientConnectionFailedIsStoppedAllTheSame() {
      RecordedFactory factory =
          new RecordedFactory(events, client).whenFailed(this::thenStopAndThrow);
      run(() -> connect(deadPort(), factory));
      assertThat(events).last().isEqualTo("stopFactory");
      assertThat(drainErrors()).containsExactly(error);
    }

    @Test
    void inClientConnectionLostIsStoppedAllTheSame() {
      RecordedFactory factory =
          new RecordedFactory(events, client)
              .whenLost(
                  connector -> {
                    throw error;
                  });
      server.whenMade(Peer::close);
      run(() -> connect(listen(server), factory));
      assertThat(events).contains("stopFactory");
      assertThat(drainErrors()).containsExactly(error);
    }

    @Test
    void inStartFactoryDoesNotListen() {
      Factory factory =
          new Factory() {
            @Override
            public Protocol buildProtocol(SocketAddress peer) {
              return server;
            }

            @Override
            public void startFactory() {
              throw error;
            }
          };
      assertThatThrownBy(() -> listen(factory)).isSameAs(error);
    }
  }
}
