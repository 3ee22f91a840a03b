// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.couplet.defer.TimeoutError;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of an attempt that does not lead to a connection. */
class TcpAttemptTest extends TcpSpec {
  private final RecordedFactory factory =
      new RecordedFactory(events, client).whenFailed(connector -> stopLater());

  private void attempt(String host, int port, Duration timeout) {
    run(
        () -> {
          Tcp.connect(reactor, host, port, factory, timeout, null);
          events.add("connect returned");
        });
  }

  @Test
  void isReportedAfterConnectHasReturned() {
    attempt("127.0.0.1", deadPort(), Tcp.DEFAULT_TIMEOUT);
    assertThat(events)
        .containsExactly(
            "startFactory",
            "startedConnecting",
            "connect returned",
            "clientConnectionFailed ConnectionRefusedError",
            "stopFactory");
  }

  @Test
  void tellsWhereItWentAndWhatTheSystemSaid() {
    attempt("127.0.0.1", deadPort(), Tcp.DEFAULT_TIMEOUT);
    assertThat(factory.reason())
        .hasMessage("no connection to 127.0.0.1:" + deadPort() + ": Connection refused");
  }

  @Test
  void isADnsLookupErrorIfTheNameHasNoAddress() {
    attempt("no-such-host.invalid", 80, Tcp.DEFAULT_TIMEOUT);
    assertThat(factory.reason())
        .isInstanceOf(DnsLookupError.class)
        .hasMessage("no address found for no-such-host.invalid");
  }

  @Test
  void isATimeoutErrorIfItTakesTooLong() {
    try (SilentPort port = carrier.silentPort(reactor)) {
      attempt("127.0.0.1", port.number(), Duration.ofMillis(20));
      assertThat(factory.reason())
          .isInstanceOf(TimeoutError.class)
          .hasMessage("no connection to 127.0.0.1:" + port.number() + " within 0.02 s");
    }
  }

  @Test
  void isAConnectBindErrorIfTheAddressToConnectFromIsNotOurs() {
    run(
        () ->
            Tcp.connect(
                reactor,
                "127.0.0.1",
                deadPort(),
                factory,
                Tcp.DEFAULT_TIMEOUT,
                new InetSocketAddress("198.51.100.1", 0)));
    assertThat(factory.reason()).isInstanceOf(ConnectBindError.class);
  }

  @Test
  void canBeRepeatedByTheFactoryWhichIsNotStoppedMeanwhile() {
    int[] attempts = {0};
    factory.whenFailed(
        connector -> {
          attempts[0]++;
          if (attempts[0] == 3) {
            stopLater();
          } else {
            connector.connect();
          }
        });
    run(() -> connect(deadPort(), factory));
    assertThat(events)
        .containsExactly(
            "startFactory",
            "startedConnecting",
            "clientConnectionFailed ConnectionRefusedError",
            "startedConnecting",
            "clientConnectionFailed ConnectionRefusedError",
            "startedConnecting",
            "clientConnectionFailed ConnectionRefusedError",
            "stopFactory");
  }

  @Test
  void isAConnectingCancelledErrorIfItWasGivenUp() {
    factory.whenStarted(Connector::stopConnecting);
    attempt("127.0.0.1", deadPort(), Tcp.DEFAULT_TIMEOUT);
    assertThat(events)
        .containsExactly(
            "startFactory",
            "startedConnecting",
            "connect returned",
            "clientConnectionFailed ConnectingCancelledError",
            "stopFactory");
  }

  @Test
  void canBeGivenUpByDisconnect() {
    factory.whenStarted(Connector::disconnect);
    attempt("127.0.0.1", deadPort(), Tcp.DEFAULT_TIMEOUT);
    assertThat(factory.reason()).isInstanceOf(ConnectingCancelledError.class);
  }

  @Test
  void cannotBeGivenUpTwice() {
    factory.whenStarted(
        connector -> {
          connector.stopConnecting();
          events.add(catchThrowable(connector::stopConnecting));
        });
    attempt("127.0.0.1", deadPort(), Tcp.DEFAULT_TIMEOUT);
    assertThat(events)
        .anySatisfy(
            event ->
                assertThat(event)
                    .asString()
                    .endsWith("stopConnecting called on a connector that is cancelled"));
  }

  @Test
  void isOneThatANegativeTimeoutDoesNotEvenBegin() {
    assertThatThrownBy(() -> Tcp.connect(reactor, "h", 1, factory, Duration.ofSeconds(-1), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout < 0: PT-1S");
  }
}
