// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.clock.VirtualClock;
import dev.couplet.memory.MemoryTransport;
import dev.couplet.net.ConnectionLost;
import dev.couplet.testing.NothingLeftBehind;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One poem of 12 bytes, five of them every second. */
@ExtendWith(NothingLeftBehind.class)
class SlowPoetryFactoryTest {
  private static final Poem POEM = Poem.of("Ω\n\nOne line".getBytes(StandardCharsets.UTF_8));

  private static final SocketAddress NOBODY = InetSocketAddress.createUnresolved("nobody", 1);

  private final Printed log = new Printed();
  private final VirtualClock clock;
  private final SlowPoetryFactory factory;

  SlowPoetryFactoryTest(VirtualClock clock) {
    this.clock = clock;
    factory = new SlowPoetryFactory(POEM, 5, Duration.ofSeconds(1), clock, log.writer());
  }

  private MemoryTransport connect() {
    return MemoryTransport.connect(factory.buildProtocol(NOBODY));
  }

  private void second() {
    clock.advance(Duration.ofSeconds(1));
  }

  @Nested
  class WhenAClientStays {
    private final MemoryTransport client = connect();

    @Test
    void theFirstPieceIsSentAtOnce() {
      assertThat(client.takeText()).isEqualTo("Ω\n\nO");
      client.end();
    }

    @Test
    void anotherPieceIsSentAtEachTick() {
      client.take();
      second();
      assertThat(client.takeText()).isEqualTo("ne li");
      client.end();
    }

    @Test
    void nothingIsSentBetweenTwoTicks() {
      client.take();
      clock.advance(Duration.ofMillis(999));
      assertThat(client.take()).isEmpty();
      client.end();
    }

    @Test
    void theConnectionIsClosedAfterTheLastPiece() {
      second();
      assertThat(client.disconnecting()).isFalse();
      second();
      assertThat(client.disconnecting()).isTrue();
    }

    @Test
    void thePoemComesWhole() {
      clock.advance(Duration.ofSeconds(2));
      assertThat(client.take()).isEqualTo(POEM.bytes());
    }

    @Test
    void itIsLoggedInTheEnd() {
      clock.advance(Duration.ofSeconds(2));
      client.end();
      assertThat(log.rest()).containsExactly("192.0.2.2:2000 has \"Ω\".");
    }

    @Test
    void whatItSaysIsNotHeard() {
      client.receive("faster!");
      second();
      assertThat(client.takeText()).isEqualTo("Ω\n\nOne li");
      client.end();
    }
  }

  @Nested
  class WhenAClientLeavesEarly {
    private final MemoryTransport client = connect();

    @Test
    void nothingMoreIsSent() {
      client.end();
      assertThat(clock.delayedCalls()).isEmpty();
    }

    @Test
    void itIsLoggedHowMuchWasSent() {
      second();
      client.end();
      assertThat(log.rest()).containsExactly("192.0.2.2:2000 left after 10 of 12 bytes.");
    }

    @Test
    void aResetIsTheSame() {
      client.end(new ConnectionLost("the connection was lost: Connection reset", null));
      assertThat(log.rest()).containsExactly("192.0.2.2:2000 left after 5 of 12 bytes.");
    }
  }

  @Nested
  class WhenThereAreTwoClients {
    @Test
    void eachHasAPlaceInThePoemOfItsOwn() {
      MemoryTransport first = connect();
      second();
      MemoryTransport second = connect();
      second();
      assertThat(first.take()).isEqualTo(POEM.bytes());
      assertThat(second.takeText()).isEqualTo("Ω\n\nOne li");
      second.end();
    }

    @Test
    void oneThatLeavesTakesNothingFromTheOther() {
      MemoryTransport leaves = connect();
      MemoryTransport stays = connect();
      leaves.end();
      clock.advance(Duration.ofSeconds(2));
      assertThat(stays.take()).isEqualTo(POEM.bytes());
    }
  }
}
