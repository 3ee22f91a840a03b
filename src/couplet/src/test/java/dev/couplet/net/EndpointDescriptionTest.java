// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointDescriptionTest {
  private final Reactor reactor = new MemoryReactor();

  @Nested
  class AClient {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "tcp:example.org:80",
          "tcp:host=example.org:port=80",
          "tcp:port=80:host=example.org",
          "tcp:example.org:port=80",
          "tcp:port=80:example.org",
        })
    void isDescribedByValuesInOrderOrByName(String description) {
      assertThat(Endpoints.client(reactor, description))
          .isEqualTo(new TcpClientEndpoint(reactor, "example.org", 80));
    }

    @Test
    void canHaveATimeoutAndAnAddressOfItsOwn() {
      assertThat(Endpoints.client(reactor, "tcp:h:80:timeout=5:bindAddress=192.0.2.1"))
          .isEqualTo(
              new TcpClientEndpoint(
                  reactor, "h", 80, Duration.ofSeconds(5), new InetSocketAddress("192.0.2.1", 0)));
    }

    @Test
    void canHaveAHostWithColons() {
      assertThat(Endpoints.client(reactor, "tcp:\\:\\:1:80"))
          .isEqualTo(new TcpClientEndpoint(reactor, "::1", 80));
    }
  }

  @Nested
  class AServer {
    @ParameterizedTest
    @ValueSource(strings = {"tcp:8000", "tcp:port=8000"})
    void listensOnAllAddressesUnlessToldOtherwise(String description) {
      assertThat(Endpoints.server(reactor, description))
          .isEqualTo(new TcpServerEndpoint(reactor, 8000));
    }

    @Test
    void canHaveAnInterfaceAndABacklog() {
      assertThat(Endpoints.server(reactor, "tcp:8000:interface=\\:\\:1:backlog=3"))
          .isEqualTo(new TcpServerEndpoint(reactor, new InetSocketAddress("::1", 8000), 3));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          carrier:pigeon | no endpoint of the kind carrier: carrier:pigeon; known is tcp
          tcp            | the tcp endpoint tcp does not say port
          tcp:           | the tcp endpoint tcp: does not say port
          tcp:http       | the tcp endpoint tcp:http has a port that is no number: http
          tcp:80:port=81 | the tcp endpoint tcp:80:port=81 says port twice
          tcp:80:speed=9 | the tcp endpoint tcp:80:speed=9 has an unknown argument speed; known are [port, interface, backlog]
          tcp:1:2:3:4    | the tcp endpoint tcp:1:2:3:4 has more values than [port, interface, backlog]
          """)
  void whatIsWrongIsToldWithTheWayOut(String description, String message) {
    assertThatThrownBy(() -> Endpoints.server(reactor, description))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
