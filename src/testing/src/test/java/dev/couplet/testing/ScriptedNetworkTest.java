// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.testing.ScriptedNetwork.Mishap;
import dev.couplet.testing.ScriptedNetwork.NothingToCome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.IllegalSelectorException;
import java.nio.channels.NoConnectionPendingException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScriptedNetworkTest {
  private final ScriptedNetwork network = new ScriptedNetwork();
  private final ScriptedServer server = network.server();
  private final Selector selector = network.openSelector();
  private final ByteBuffer buffer = ByteBuffer.allocate(100);

  private SocketChannel channel() throws IOException {
    SocketChannel channel = network.openSocketChannel();
    channel.configureBlocking(false);
    return channel;
  }

  /** A channel that is connected, with a key that waits for {@code ops}. */
  private SocketChannel connected(int ops) throws IOException {
    server.answersAtOnce();
    SocketChannel channel = channel();
    channel.connect(server.address());
    channel.register(selector, ops);
    return channel;
  }

  private String read(SocketChannel channel) throws IOException {
    channel.read(buffer.clear());
    return new String(buffer.array(), 0, buffer.position(), UTF_8);
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Nested
  class Connecting {
    @Test
    void isReadyWhenTheServerHasAnswered() throws IOException {
      server.answersAfter(millis(30));
      SocketChannel channel = channel();
      assertThat(channel.connect(server.address())).isFalse();
      assertThat(channel.finishConnect()).isFalse();
      SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
      assertThat(selector.select()).isEqualTo(1);
      assertThat(key.isConnectable()).isTrue();
      assertThat(network.now()).isEqualTo(millis(30));
      assertThat(channel.finishConnect()).isTrue();
      assertThat(channel.isConnected()).isTrue();
      assertThat(channel.getRemoteAddress()).isEqualTo(server.address());
    }

    @Test
    void mayBeDoneAtOnce() throws IOException {
      server.answersAtOnce();
      assertThat(channel().connect(server.address())).isTrue();
    }

    @Test
    void isRefusedLater() throws IOException {
      server.refuses().answersAfter(millis(30));
      SocketChannel channel = channel();
      channel.connect(server.address());
      channel.register(selector, SelectionKey.OP_CONNECT);
      selector.select();
      assertThat(network.now()).isEqualTo(millis(30));
      assertThatThrownBy(channel::finishConnect).isInstanceOf(ConnectException.class);
      assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void isRefusedAtOnce() throws IOException {
      server.refuses().answersAtOnce();
      SocketChannel channel = channel();
      assertThatThrownBy(() -> channel.connect(server.address()))
          .isInstanceOf(ConnectException.class);
      assertThat(network.openChannels()).isZero();
    }

    @Test
    void isRefusedWhereNoServerIs() throws IOException {
      SocketChannel channel = channel();
      InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 999);
      assertThatThrownBy(() -> channel.connect(nobody)).isInstanceOf(ConnectException.class);
    }

    @Test
    void comesBeforeAllElse() throws IOException {
      SocketChannel channel = channel();
      assertThatThrownBy(channel::finishConnect).isInstanceOf(NoConnectionPendingException.class);
      assertThatThrownBy(() -> channel.read(buffer)).isInstanceOf(NotYetConnectedException.class);
    }
  }

  @Nested
  class Reading {
    @Test
    void getsEachPieceAtItsTime() throws IOException {
      server.sends(millis(10), bytes("one")).sends(millis(20), bytes("two")).ends(millis(5));
      SocketChannel channel = connected(SelectionKey.OP_READ);
      List<String> came = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        selector.select(key -> {});
        came.add(network.now().toMillis() + " " + read(channel));
      }
      assertThat(came).containsExactly("10 one", "30 two");
      selector.select(key -> {});
      assertThat(channel.read(buffer.clear())).isEqualTo(-1);
      assertThat(network.now()).isEqualTo(millis(35));
      assertThat(network.mishaps()).isEmpty();
    }

    @Test
    void getsNoMoreThanTheBufferHolds() throws IOException {
      server.sends(millis(10), bytes("abcde"));
      SocketChannel channel = connected(SelectionKey.OP_READ);
      selector.select();
      ByteBuffer three = ByteBuffer.allocate(3);
      assertThat(channel.read(three)).isEqualTo(3);
      assertThat(read(channel)).isEqualTo("de");
    }

    @Test
    void getsNothingWhereNothingIs() throws IOException {
      server.sends(millis(10), bytes("a"));
      assertThat(connected(SelectionKey.OP_READ).read(buffer)).isZero();
    }

    @Test
    void getsNothingFromAFalseAlarm() throws IOException {
      server.falseAlarm(millis(10)).sends(millis(10), bytes("a"));
      SocketChannel channel = connected(SelectionKey.OP_READ);
      assertThat(selector.select()).isEqualTo(1);
      assertThat(channel.read(buffer)).isZero();
      selector.selectedKeys().clear();
      selector.select();
      assertThat(read(channel)).isEqualTo("a");
      assertThat(network.now()).isEqualTo(millis(20));
    }

    @Test
    void failsWhereTheConnectionBroke() throws IOException {
      server.sends(millis(10), bytes("a")).breaks(Duration.ZERO);
      SocketChannel channel = connected(SelectionKey.OP_READ);
      selector.select();
      assertThat(read(channel)).isEqualTo("a");
      assertThatThrownBy(() -> channel.read(buffer)).isInstanceOf(SocketException.class);
    }

    @Test
    void isRefusedByAClosedChannel() throws IOException {
      SocketChannel channel = connected(SelectionKey.OP_READ);
      assertThat(network.openChannels()).isEqualTo(1);
      channel.close();
      assertThat(network.openChannels()).isZero();
      assertThat(network.channelsMade()).isEqualTo(1);
      assertThatThrownBy(() -> channel.read(buffer)).isInstanceOf(ClosedChannelException.class);
    }
  }

  @Nested
  class Selecting {
    @Test
    void endsWithItsTimeout() throws IOException {
      connected(SelectionKey.OP_READ);
      assertThat(selector.select(40)).isZero();
      assertThat(network.now()).isEqualTo(millis(40));
    }

    @Test
    void doesNotSleepIfItIsNotTo() throws IOException {
      server.sends(millis(10), bytes("a"));
      connected(SelectionKey.OP_READ);
      assertThat(selector.selectNow()).isZero();
      assertThat(network.now()).isZero();
    }

    @Test
    void doesNotSleepIfItWasWoken() throws IOException {
      connected(SelectionKey.OP_READ);
      selector.wakeup();
      assertThat(selector.select()).isZero();
      assertThat(network.now()).isZero();
    }

    @Test
    void forgetsAClosedChannelTheNextTime() throws IOException {
      SocketChannel channel = connected(SelectionKey.OP_READ);
      SelectionKey key = channel.keyFor(selector);
      channel.close();
      assertThat(selector.keys()).hasSize(1);
      selector.selectNow();
      assertThat(selector.keys()).isEmpty();
      assertThatThrownBy(key::readyOps).isInstanceOf(CancelledKeyException.class);
    }

    @Test
    void wouldBeForEverIfNothingIsToCome() throws IOException {
      connected(SelectionKey.OP_READ);
      assertThatThrownBy(selector::select)
          .isInstanceOf(NothingToCome.class)
          .hasMessage("at second 0.0 it waits, and nothing that it waits for is still to come");
    }

    @Test
    void isRefusedByAClosedSelector() throws IOException {
      connected(SelectionKey.OP_READ);
      assertThat(network.openSelectors()).isEqualTo(1);
      selector.close();
      assertThat(network.openSelectors()).isZero();
      assertThatThrownBy(selector::select).isInstanceOf(ClosedSelectorException.class);
    }

    @Test
    void isForItsOwnChannels() throws IOException {
      try (SocketChannel other = SocketChannel.open()) {
        other.configureBlocking(false);
        assertThatThrownBy(() -> other.register(selector, SelectionKey.OP_CONNECT))
            .isInstanceOf(IllegalSelectorException.class);
      }
    }
  }

  @Nested
  class Noticed {
    @Test
    void isWhoConnectsAndReadsByAChannelThatBlocks() throws IOException {
      server.answersAfter(millis(10)).sends(millis(10), bytes("a")).ends(millis(10));
      SocketChannel channel = network.openSocketChannel();
      assertThat(channel.connect(server.address())).isTrue();
      assertThat(network.mishaps()).containsExactly(Mishap.BLOCKED);
      assertThat(read(channel)).isEqualTo("a");
      assertThat(channel.read(buffer)).isEqualTo(-1);
      assertThat(network.now()).isEqualTo(millis(30));
    }

    @Test
    void isAKeyThatWasLeft() throws IOException {
      server.sends(millis(10), bytes("a")).sends(millis(10), bytes("b"));
      SocketChannel channel = connected(SelectionKey.OP_READ);
      selector.select();
      read(channel);
      assertThat(selector.select()).describedAs("nothing new").isZero();
      assertThat(network.mishaps()).containsExactly(Mishap.KEY_LEFT);
      assertThat(network.now()).isEqualTo(millis(20));
    }

    @Test
    void isWhoAsksAgainAndAgain() throws IOException {
      server.sends(millis(10), bytes("a"));
      connected(SelectionKey.OP_READ);
      for (int i = 0; i < 20 && network.now().isZero(); i++) {
        selector.selectNow();
      }
      assertThat(network.now()).isEqualTo(millis(10));
      assertThat(network.mishaps()).containsExactly(Mishap.SPUN);
    }

    @Test
    void isFoundOutSoonerTheNextTime() throws IOException {
      server.sends(millis(10), bytes("a")).sends(millis(10), bytes("b"));
      SocketChannel channel = connected(SelectionKey.OP_READ);
      for (int i = 0; i < 20 && network.now().isZero(); i++) {
        selector.selectNow();
      }
      read(channel);
      selector.selectedKeys().clear();
      selector.selectNow();
      assertThat(read(channel)).isEqualTo("b");
    }

    @Test
    void isWhoReadsUntilSomethingComes() throws IOException {
      server.sends(millis(10), bytes("a"));
      SocketChannel channel = connected(SelectionKey.OP_READ);
      for (int i = 0; i < 20 && channel.read(buffer) == 0; i++) {
        assertThat(i).isLessThan(19);
      }
      assertThat(network.mishaps()).containsExactly(Mishap.SPUN);
    }

    @Test
    void isWhoWaitsForWhatIsAlwaysThere() throws IOException {
      server.sends(millis(10), bytes("a"));
      connected(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      for (int i = 0; i < 20 && network.now().isZero(); i++) {
        selector.select(key -> {});
      }
      assertThat(network.mishaps()).containsExactly(Mishap.SPUN);
    }

    @Test
    void isWhoStillWaitsToBeConnected() throws IOException {
      server.sends(millis(10), bytes("a"));
      connected(SelectionKey.OP_READ | SelectionKey.OP_CONNECT);
      assertThat(selector.select()).isZero();
      assertThat(network.now()).isZero();
    }

    @Test
    void isNotWhoReadsUntilNothingIsLeft() throws IOException {
      for (int i = 0; i < 20; i++) {
        server.sends(millis(10), bytes("a"));
      }
      SocketChannel channel = connected(SelectionKey.OP_READ);
      for (int i = 0; i < 20; i++) {
        selector.select(key -> {});
        assertThat(read(channel)).isEqualTo("a");
        assertThat(channel.read(buffer)).isZero();
      }
      assertThat(network.mishaps()).isEmpty();
    }
  }
}
