// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Connections of which one half has ended. */
class TcpHalfCloseTest extends TcpSpec {
  @Test
  void isLostForAProtocolThatHasNoUseForHalves() {
    client.whenMade(
        peer -> {
          peer.send("question");
          peer.transport().loseWriteConnection();
        });
    meet();
    assertThat(eventsOf("server"))
        .containsExactly("server made", "server received question", "server lost ConnectionDone");
  }

  @Test
  void canStillBeAnswered() {
    Peer halves =
        peerOfHalves("server")
            .whenReadLost(
                peer -> {
                  peer.send("answer");
                  peer.close();
                });
    Peer asking =
        peerOfHalves("client")
            .whenMade(
                peer -> {
                  peer.send("question");
                  peer.transport().loseWriteConnection();
                });
    meet(halves, asking);
    assertThat(eventsOf("server"))
        .containsExactly(
            "server made",
            "server received question",
            "server read half lost",
            "server lost ConnectionDone");
    assertThat(eventsOf("client"))
        .containsExactly(
            "client made",
            "client write half lost",
            "client received answer",
            "client read half lost",
            "client lost ConnectionDone");
  }

  @Test
  void isHalfClosedOnlyWhenAllIsSent() {
    Peer halves = peerOfHalves("server").whenReadLost(Peer::close);
    client.whenMade(
        peer -> {
          peer.transport().write(bytes(MANY));
          peer.transport().loseWriteConnection();
          peer.send("not sent");
        });
    meet(halves, client);
    assertThat(halves.received()).hasSize(MANY);
  }

  @Test
  void endsWhenBothHalvesHaveEnded() {
    Peer one = peerOfHalves("server").whenReadLost(peer -> peer.transport().loseWriteConnection());
    Peer other = peerOfHalves("client");
    other.whenMade(peer -> peer.transport().loseWriteConnection());
    meet(one, other);
    assertThat(eventsOf("server"))
        .containsExactly(
            "server made",
            "server read half lost",
            "server write half lost",
            "server lost ConnectionDone");
  }

  @Test
  void isLostWithTheErrorThatReadConnectionLostThrows() {
    RuntimeException error = new IllegalStateException("in a half");
    Peer halves = peerOfHalves("server").whenReadLost(thenThrow(error));
    client.whenMade(Peer::close);
    meet(halves, client);
    assertThat(halves.reason()).isSameAs(error);
    assertThat(drainErrors()).containsExactly(error);
  }

  @Test
  void isLostWithTheErrorThatWriteConnectionLostThrows() {
    RuntimeException error = new IllegalStateException("in a half");
    Peer halves = peerOfHalves("server").whenWriteLost(thenThrow(error));
    halves.whenMade(peer -> peer.transport().loseWriteConnection());
    meet(halves, client);
    assertThat(halves.reason()).isSameAs(error);
    assertThat(drainErrors()).containsExactly(error);
  }
}
