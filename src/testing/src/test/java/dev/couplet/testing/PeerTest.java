// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.ConnectionLost;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PeerTest {
  private static final int PORT = 79;

  private final MemoryReactor reactor = new MemoryReactor();

  private void advance() {
    reactor.advance(Duration.ZERO);
  }

  @Nested
  class WhereNobodyListens {
    @Test
    void isNotConnected() {
      Peer client = Peer.connect(reactor, PORT);
      advance();
      assertThat(client.connected()).isFalse();
    }
  }

  @Nested
  class OfAnother {
    private final List<Peer> servers = Peer.listen(reactor, PORT);
    private final Peer client = Peer.connect(reactor, PORT);

    @Test
    void isConnectedWhenTheReactorWasMovedOn() {
      assertThat(client.connected()).isFalse();
      advance();
      assertThat(client.connected()).isTrue();
      assertThat(servers).hasSize(1);
    }

    @Test
    void isOneForEachConnection() {
      Peer other = Peer.connect(reactor, PORT);
      advance();
      other.send("from the second");
      advance();
      assertThat(servers.get(0).takeText()).isEmpty();
      assertThat(servers.get(1).takeText()).isEqualTo("from the second");
    }

    @Test
    void keepsWhatItHearsUntilItIsTaken() {
      advance();
      servers.get(0).send("ά");
      advance();
      servers.get(0).send(new byte[] {'!'});
      advance();
      assertThat(client.takeText()).isEqualTo("ά!");
      assertThat(client.take()).isEmpty();
    }

    @Test
    void hasNoEndWhileItIsConnected() {
      advance();
      assertThat(client.end()).isNull();
    }

    @Test
    void knowsThatTheOtherHasClosed() {
      advance();
      servers.get(0).close();
      advance();
      assertThat(client.connected()).isFalse();
      assertThat(client.end()).isInstanceOf(ConnectionDone.class);
    }

    @Test
    void knowsThatTheOtherHasReset() {
      advance();
      servers.get(0).reset();
      advance();
      assertThat(client.end()).isInstanceOf(ConnectionLost.class);
    }
  }
}
