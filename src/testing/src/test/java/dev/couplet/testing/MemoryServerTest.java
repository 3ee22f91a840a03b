// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.memory.MemoryReactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryServerTest {
  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 10_001);

  private final MemoryReactor reactor = new MemoryReactor();
  private final List<MemoryServer.Connection> accepted = new ArrayList<>();
  private final MemoryServer server = MemoryServer.listen(reactor, ADDRESS, accepted::add);
  private final ByteBuffer received = ByteBuffer.allocate(16);
  private SocketChannel client;

  @BeforeEach
  void connect() throws IOException {
    client = reactor.channels().openSocketChannel();
    client.configureBlocking(false);
    client.connect(ADDRESS);
    go();
    client.finishConnect();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  private void go() {
    reactor.advance(Duration.ofSeconds(1));
  }

  @Test
  void aConnectionIsGivenToTheTest() {
    assertThat(accepted).hasSize(1);
  }

  @Test
  void whatIsSentArrives() throws IOException {
    assertThat(accepted.get(0).send(new byte[] {1, 2, 3})).isTrue();
    go();
    assertThat(client.read(received)).isEqualTo(3);
  }

  @Test
  void theEndArrivesAfterWhatWasSent() throws IOException {
    accepted.get(0).send(new byte[] {1, 2, 3});
    accepted.get(0).end();
    go();
    assertThat(client.read(received)).isEqualTo(3);
    assertThat(client.read(received)).isEqualTo(-1);
  }

  @Test
  void aResetFailsTheClient() {
    accepted.get(0).reset();
    assertThatThrownBy(() -> client.read(received)).isInstanceOf(SocketException.class);
  }

  @Test
  void nothingCanBeSentToAClientThatHasLeft() throws IOException {
    client.close();
    go();
    accepted.get(0).send(new byte[] {1});
    go();
    assertThat(accepted.get(0).send(new byte[] {2})).isFalse();
  }

  @Test
  void itKnowsItsOwnChannels() {
    assertThat(server.owns(client)).isFalse();
    assertThat(reactor.removeAll()).allMatch(each -> server.owns(each.channel()));
  }

  @Test
  void nothingOfItIsOpenOnceItIsClosed() throws IOException {
    server.close();
    client.close();
    assertThat(reactor.network().open()).isZero();
  }

  @Test
  void aPortIsForOneServer() {
    assertThatThrownBy(() -> MemoryServer.listen(reactor, ADDRESS, accepted::add))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Address already in use");
  }
}
