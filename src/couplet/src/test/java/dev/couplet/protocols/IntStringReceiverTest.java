// SPDX-License-Identifier: Apache-2.0
package dev.couplet.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.memory.MemoryTransport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the vectors of {@code conformance/intstrings.jsonl} do not show. */
class IntStringReceiverTest {
  private final List<byte[]> strings = new ArrayList<>();

  private final class Int8 extends Int8StringReceiver {
    @Override
    public void stringReceived(byte[] string) {
      strings.add(string);
    }
  }

  private final class Int16 extends Int16StringReceiver {
    @Override
    public void stringReceived(byte[] string) {
      strings.add(string);
    }
  }

  private final class Int32 extends Int32StringReceiver {
    @Override
    public void stringReceived(byte[] string) {
      strings.add(string);
    }
  }

  private static byte[] sentBy(IntStringReceiver receiver, int length) {
    MemoryTransport transport = MemoryTransport.connect(receiver);
    receiver.sendString(new byte[length]);
    return transport.take();
  }

  @Test
  void theLengthIsSentInNetworkOrder() {
    assertThat(sentBy(new Int32(), 0x0102)).startsWith(0, 0, 1, 2).hasSize(4 + 0x0102);
  }

  @Test
  void eightBitsCarryUpTo255Bytes() {
    assertThat(sentBy(new Int8(), 255)).startsWith(255).hasSize(256);
  }

  @Test
  void sixteenBitsCarryUpTo65535Bytes() {
    assertThat(sentBy(new Int16(), 65_535)).startsWith(255, 255).hasSize(65_537);
  }

  @Test
  void aStringThatDoesNotFitIsNotSent() {
    assertThatThrownBy(() -> sentBy(new Int16(), 65_536))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a string of 65,536 bytes is too long for a prefix of 2 bytes: send at most 65,535 at once");
  }

  @Test
  void theLengthIsReadUnsigned() {
    MemoryTransport.connect(new Int8()).receive(sentBy(new Int8(), 200));
    assertThat(strings).singleElement().satisfies(string -> assertThat(string).hasSize(200));
  }

  @Test
  void anAnnouncedLengthAboveTheLimitClosesTheConnectionBeforeTheStringComes() {
    MemoryTransport transport = MemoryTransport.connect(new Int32());
    transport.receive(new byte[] {-1, -1, -1, -1});
    assertThat(transport.disconnecting()).isTrue();
  }
}
