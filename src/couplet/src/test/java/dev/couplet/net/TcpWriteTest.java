// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What becomes of what is written. */
class TcpWriteTest extends TcpSpec {
  @Test
  void arrives() {
    server.whenMade(peer -> peer.send("hello")).whenReceived(Peer::close);
    client.whenReceived(peer -> peer.send("good bye"));
    meet();
    assertThat(client.received()).isEqualTo("hello");
    assertThat(server.received()).isEqualTo("good bye");
  }

  @Test
  void arrivesInTheOrderOfTheWrites() {
    server.whenMade(
        peer -> {
          for (int i = 0; i < 10_000; i++) {
            peer.send(i + " ");
          }
          peer.close();
        });
    meet();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      expected.append(i).append(' ');
    }
    assertThat(client.received()).isEqualTo(expected.toString());
  }

  @Test
  void arrivesInOrderWhenItWasWrittenInAnswer() {
    server.whenReceived(
        peer -> {
          for (int i = 0; i < 100; i++) {
            peer.send("small ");
            peer.transport().write(bytes(100_000));
          }
          peer.close();
        });
    client.whenMade(peer -> peer.send("begin"));
    meet();
    assertThat(client.received()).isEqualTo(("small " + "x".repeat(100_000)).repeat(100));
  }

  @Test
  void isTheCallersAgainAfterwards() {
    byte[] data = bytes(MANY);
    server.whenMade(
        peer -> {
          peer.transport().write(data);
          Arrays.fill(data, (byte) 'y');
          peer.close();
        });
    meet();
    assertThat(client.received()).isEqualTo("x".repeat(MANY));
  }

  @Test
  void isUsedUp() {
    ByteBuffer data = ByteBuffer.wrap(bytes(MANY));
    server.whenMade(
        peer -> {
          peer.transport().write(data);
          events.add(data.remaining());
          peer.transport().abortConnection();
        });
    meet();
    assertThat(events).contains(0);
  }

  @Test
  void isSentWholeBeforeTheConnectionIsClosed() {
    server.whenMade(
        peer -> {
          peer.transport().write(bytes(MANY));
          peer.close();
        });
    meet();
    assertThat(client.received()).hasSize(MANY);
    assertThat(client.reason()).isInstanceOf(ConnectionDone.class);
    assertThat(server.reason()).isInstanceOf(ConnectionDone.class);
  }

  @Test
  void afterLoseConnectionInTheSameTurnIsStillSent() {
    server.whenMade(
        peer -> {
          peer.close();
          peer.send("last words");
        });
    meet();
    assertThat(client.received()).isEqualTo("last words");
  }

  @Test
  void afterTheEndIsIgnored() {
    server.whenMade(Peer::close).whenLost(peer -> peer.send("too late"));
    meet();
    assertThat(client.received()).isEmpty();
  }

  @Test
  void afterAbortIsIgnored() {
    server.whenMade(
        peer -> {
          peer.transport().abortConnection();
          peer.send("too late");
        });
    meet();
    assertThat(client.received()).isEmpty();
  }

  @Test
  void canBeWhatWasReceived() {
    Protocol echo =
        new Protocol() {
          @Override
          public void dataReceived(ByteBuffer data) {
            transport().write(data);
          }
        };
    endsToSee = 1;
    client
        .whenMade(peer -> peer.transport().write(bytes(MANY)))
        .whenReceived(
            peer -> {
              if (peer.receivedLength() == MANY) {
                peer.close();
              }
            });
    run(() -> connect(listen(echo), client));
    assertThat(client.received()).isEqualTo("x".repeat(MANY));
  }
}
