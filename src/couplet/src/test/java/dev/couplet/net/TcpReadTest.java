// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How what comes in is received. */
class TcpReadTest extends TcpSpec {
  private ByteBuffer kept = ByteBuffer.allocate(0);

  private final Protocol keeper =
      new Protocol() {
        @Override
        public void dataReceived(ByteBuffer data) {
          kept = data;
          events.add(StandardCharsets.UTF_8.decode(data).toString());
          transport().loseConnection();
        }
      };

  private void receive(String text) {
    endsToSee = 1;
    client.whenMade(peer -> peer.send(text));
    run(() -> connect(listen(keeper), client));
  }

  @Test
  void isLentUntilTheMethodReturns() {
    receive("sixteen letters!");
    assertThat(events).contains("sixteen letters!");
    assertThat(StandardCharsets.UTF_8.decode(kept.flip()).toString()).startsWith("********");
  }

  @Test
  void cannotBeWrittenTo() {
    receive("data");
    assertThatThrownBy(() -> kept.put(0, (byte) 0)).isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void isReadInNetworkOrderWhateverAnotherProtocolHasSet() {
    endsToSee = 4;
    List<Short> numbers = new ArrayList<>();
    Factory factory =
        Factory.forProtocol(
            () ->
                new Peer("server", events, TcpReadTest.this::sawEnd) {
                  @Override
                  public void dataReceived(ByteBuffer data) {
                    numbers.add(data.getShort());
                    data.order(ByteOrder.LITTLE_ENDIAN);
                    close();
                  }
                });
    run(
        () -> {
          ListeningPort port = listen(factory);
          connect(port, peer("one").whenMade(peer -> peer.send("ab")));
          connect(port, peer("two").whenMade(peer -> peer.send("ab")));
        });
    assertThat(numbers).containsExactly((short) 0x6162, (short) 0x6162);
  }

  @Test
  void isNothingAnyMoreAfterLoseConnection() {
    server.whenReceived(Peer::close);
    client.whenMade(
        peer -> {
          for (int i = 0; i < 100; i++) {
            peer.transport().write(bytes(100_000));
          }
        });
    meet();
    assertThat(eventsOf("server received")).hasSizeLessThanOrEqualTo(1);
    assertThat(server.received()).hasSizeLessThan(200_000);
  }

  @Test
  void waitsWhileItIsPaused() {
    server.whenMade(
        peer -> {
          peer.transport().pauseProducing();
          reactor.callLater(
              SHORT,
              () -> {
                peer.note("resumes");
                peer.transport().resumeProducing();
              });
        });
    client.whenMade(
        peer -> {
          peer.send("hello");
          peer.close();
        });
    meet();
    assertThat(eventsOf("server"))
        .containsExactly(
            "server made", "server resumes", "server received hello", "server lost ConnectionDone");
  }
}
