// SPDX-License-Identifier: Apache-2.0
package dev.couplet.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.memory.MemoryTransport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vectors of {@code conformance/netstrings.jsonl} do not show. */
class NetstringReceiverTest {
  private final List<String> strings = new ArrayList<>();

  private final class Recorder extends NetstringReceiver {
    Recorder() {}

    Recorder(int maxLength) {
      super(maxLength);
    }

    @Override
    public void stringReceived(byte[] string) {
      strings.add(new String(string, StandardCharsets.UTF_8));
    }
  }

  private final NetstringReceiver netstrings = new Recorder();
  private final MemoryTransport transport = MemoryTransport.connect(netstrings);

  @Test
  void aStringIsSentWithItsLengthInBytes() {
    netstrings.sendString("Zoë".getBytes(StandardCharsets.UTF_8));
    assertThat(transport.takeText()).isEqualTo("4:Zoë,");
  }

  @Test
  void theEmptyStringIsSentAsSuch() {
    netstrings.sendString(new byte[0]);
    assertThat(transport.takeText()).isEqualTo("0:,");
  }

  @Test
  void whatIsSentIsReceived() {
    netstrings.sendString("x".repeat(99_999).getBytes(StandardCharsets.UTF_8));
    transport.receive(transport.take());
    assertThat(strings).containsExactly("x".repeat(99_999));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100000",
        "01",
        "00",
        ":",
        "a",
        "-1:a,",
        "3x",
        "1:ab",
        " 1:a,",
        "99999999999999999999"
      })
  void theConnectionIsClosedAsSoonAsItShows(String broken) {
    transport.receive(broken);
    assertThat(transport.disconnecting()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999", "0", "0:", "3:abc"})
  void whatMayStillBecomeAStringIsWaitedFor(String beginning) {
    transport.receive(beginning);
    assertThat(transport.disconnecting()).isFalse();
  }

  @Test
  void nothingIsReceivedAfterABrokenOne() {
    transport.receive("1:a,2:b,1:c,");
    assertThat(strings).containsExactly("a");
  }

  @Test
  void aLimitOfNothingLetsTheEmptyStringPass() {
    MemoryTransport.connect(new Recorder(0)).receive("0:,");
    assertThat(strings).containsExactly("");
  }

  @Test
  void aNegativeLimitIsRefused() {
    assertThatThrownBy(() -> new Recorder(-1)).hasMessage("maxLength < 0: -1");
  }
}
