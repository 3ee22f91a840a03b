// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.defer.CancelledError;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.TimeoutError;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Connecting and listening through endpoints. */
class EndpointsTest extends TcpSpec {

  private ClientEndpoint to(int port) {
    return Endpoints.client(reactor, "tcp:127.0.0.1:" + port);
  }

  /** Notes what {@code deferred} fires with, and stops. */
  private void noteAndStop(Deferred<?> deferred) {
    deferred
        .addCallbackVoid(events::add)
        .addErrbackVoid(failure -> events.add(failure.exception()))
        .addBothVoid(result -> stopLater());
  }

  private void connect(int port, Factory factory) {
    run(() -> noteAndStop(to(port).connect(factory)));
  }

  @Nested
  class AClientEndpoint {
    @Test
    void firesWithTheProtocolOnceItsConnectionIsMade() {
      endsToSee = NEVER;
      run(() -> noteAndStop(Endpoints.connectProtocol(to(listen(server).port()), client)));
      assertThat(events).containsSubsequence("client made", client);
    }

    @Test
    void failsWithWhyThereIsNoConnection() {
      connect(deadPort(), Factory.forProtocol(() -> client));
      assertThat(events).singleElement().isInstanceOf(ConnectionRefusedError.class);
    }

    @Test
    void failsIfTheFactoryHasNoProtocol() {
      run(() -> noteAndStop(to(listen(server).port()).connect(Factory.forProtocol(() -> null))));
      assertThat(events).anySatisfy(event -> assertThat(event).isInstanceOf(ConnectError.class));
      assertThat(server.reason()).isInstanceOf(ConnectionDone.class);
    }

    @Test
    void failsWithWhatTheFactoryThrowsWhichIsNotReportedBesides() {
      RuntimeException error = new IllegalStateException("no protocol today");
      Factory failing =
          new Factory() {
            @Override
            public Protocol buildProtocol(SocketAddress peer) {
              throw error;
            }
          };
      run(() -> noteAndStop(to(listen(server).port()).connect(failing)));
      assertThat(events).contains(error);
    }

    @Test
    void failsWithWhatConnectionMadeThrows() {
      RuntimeException error = new IllegalStateException("not made");
      client.whenMade(thenThrow(error));
      endsToSee = NEVER;
      run(() -> noteAndStop(Endpoints.connectProtocol(to(listen(server).port()), client)));
      assertThat(events).contains(error);
      assertThat(drainErrors()).containsExactly(error);
    }

    @Test
    void usesItsFactoryWhileTheConnectionLasts() {
      RecordedFactory factory = new RecordedFactory(events, client);
      server.whenMade(Peer::close);
      run(() -> to(listen(server).port()).connect(factory));
      events.removeAll(eventsOf("server"));
      assertThat(events)
          .containsExactly(
              "startFactory",
              "buildProtocol",
              "client made",
              "client lost ConnectionDone",
              "stopFactory");
    }
  }

  @Nested
  class CancellingAConnect {
    @Test
    void closesTheAttempt() {
      RecordedFactory factory = new RecordedFactory(events, client);
      try (SilentPort port = carrier.silentPort(reactor)) {
        run(
            () -> {
              Deferred<Protocol> connecting = to(port.number()).connect(factory);
              noteAndStop(connecting);
              reactor.callLater(SHORT, connecting::cancel);
            });
      }
      assertThat(events).hasSize(3).startsWith("startFactory").endsWith("stopFactory");
      assertThat(events.get(1)).isInstanceOf(CancelledError.class);
    }

    @Test
    void byATimeoutIsATimeoutError() {
      try (SilentPort port = carrier.silentPort(reactor)) {
        run(
            () ->
                noteAndStop(
                    to(port.number())
                        .connect(Factory.forProtocol(() -> client))
                        .addTimeout(SHORT, reactor)));
      }
      assertThat(events).singleElement().isInstanceOf(TimeoutError.class);
    }

    @Test
    void whenItIsMadeChangesNothing() {
      server.whenReceived(Peer::close);
      run(
          () -> {
            Deferred<Peer> connected = Endpoints.connectProtocol(to(listen(server).port()), client);
            connected.addCallbackVoid(
                peer -> {
                  connected.cancel();
                  peer.send("hello");
                });
          });
      assertThat(server.received()).isEqualTo("hello");
    }
  }

  @Nested
  class AServerEndpoint {
    @Test
    void firesWithThePort() {
      ServerEndpoint endpoint = Endpoints.server(reactor, "tcp:0:interface=127.0.0.1");
      run(() -> noteAndStop(endpoint.listen(Factory.forProtocol(() -> server))));
      assertThat(events).singleElement().isInstanceOf(ListeningPort.class);
    }

    @Test
    void failsIfThePortIsInUse() {
      run(
          () -> {
            int port = listen(server).port();
            ServerEndpoint endpoint =
                new TcpServerEndpoint(reactor, new InetSocketAddress("127.0.0.1", port), 50);
            noteAndStop(endpoint.listen(Factory.forProtocol(() -> server)));
          });
      assertThat(events).singleElement().isInstanceOf(CannotListenError.class);
    }
  }

  @Test
  void aTimeoutInTheDescriptionIsInSeconds() {
    assertThat(Endpoints.client(reactor, "tcp:h:1:timeout=7"))
        .isEqualTo(new TcpClientEndpoint(reactor, "h", 1, Duration.ofSeconds(7), null));
  }
}
