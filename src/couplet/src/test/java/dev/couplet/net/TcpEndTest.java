// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.clock.DelayedCall;
import org.junit.jupiter.api.Test;

/** How connections end. */
class TcpEndTest extends TcpSpec {
  private DelayedCall nextTick;

  private void tick() {
    server.send("tick");
    nextTick = reactor.callLater(SHORT, this::tick);
  }

  @Test
  void isCleanOnBothSidesWhoeverBeginsIt() {
    client.whenMade(Peer::close);
    meet();
    assertThat(server.reason()).isInstanceOf(ConnectionDone.class);
    assertThat(client.reason()).isInstanceOf(ConnectionDone.class);
  }

  @Test
  void comesOnceHoweverOftenItIsAskedFor() {
    client.whenMade(
        peer -> {
          peer.close();
          peer.close();
          peer.transport().abortConnection();
          peer.transport().abortConnection();
          peer.close();
        });
    meet();
    assertThat(eventsOf("client lost")).hasSize(1);
    assertThat(eventsOf("server lost")).hasSize(1);
  }

  @Test
  void neverComesWithinTheCallThatAskedForIt() {
    client.whenMade(
        peer -> {
          peer.close();
          peer.note("closed");
        });
    meet();
    assertThat(eventsOf("client"))
        .containsExactly("client made", "client closed", "client lost ConnectionDone");
  }

  @Test
  void isAnnouncedByDisconnecting() {
    client.whenMade(
        peer -> {
          events.add(peer.transport().disconnecting());
          peer.close();
          events.add(peer.transport().disconnecting());
        });
    client.whenLost(peer -> events.add(peer.transport().disconnecting()));
    meet();
    assertThat(events.stream().filter(Boolean.class::isInstance))
        .containsExactly(false, true, true);
  }

  @Test
  void byAbortIsAResetForThePeer() {
    server.whenReceived(peer -> peer.transport().abortConnection());
    client.whenMade(peer -> peer.send("hello"));
    meet();
    assertThat(server.reason()).isInstanceOf(ConnectionAborted.class);
    assertThat(client.reason())
        .isInstanceOf(ConnectionLost.class)
        .isNotInstanceOf(ConnectionAborted.class);
  }

  @Test
  void byAbortDropsWhatWaits() {
    server.whenMade(
        peer -> {
          peer.transport().write(bytes(MANY));
          peer.transport().abortConnection();
        });
    meet();
    assertThat(client.received()).hasSizeLessThan(MANY);
  }

  @Test
  void byAbortIsAlsoPossibleWhileWhatWaitsIsBeingSent() {
    server.whenMade(
        peer -> {
          peer.transport().write(bytes(MANY));
          peer.close();
          reactor.callLater(SHORT, () -> peer.transport().abortConnection());
        });
    client.whenMade(peer -> peer.transport().pauseProducing());
    server.whenLost(peer -> client.transport().resumeProducing());
    meet();
    assertThat(server.reason()).isInstanceOf(ConnectionAborted.class);
  }

  @Test
  void byAResetIsNoticedWhenWriting() {
    server
        .whenMade(
            peer -> {
              peer.transport().pauseProducing();
              tick();
            })
        .whenLost(peer -> nextTick.cancel());
    client.whenReceived(peer -> peer.transport().abortConnection());
    meet();
    assertThat(server.reason()).isInstanceOf(ConnectionLost.class);
  }

  @Test
  void leavesTheLastWordsToAPeerThatIsStillSending() {
    server.whenMade(
        peer -> {
          peer.transport().pauseProducing();
          reactor.callLater(
              SHORT,
              () -> {
                peer.transport().write(bytes(MANY));
                peer.send("go away");
                peer.close();
              });
        });
    client.whenMade(peer -> peer.transport().write(bytes(MANY)));
    meet();
    assertThat(client.received()).endsWith("go away");
    assertThat(client.reason()).isInstanceOf(ConnectionDone.class);
  }
}
