// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @Test
  void aPortAloneIsOnThisMachine() {
    assertThat(Address.parse("10001")).isEqualTo(new Address("localhost", 10_001));
  }

  @Test
  void aHostMayComeFirst() {
    assertThat(Address.parse("example.org:79")).isEqualTo(new Address("example.org", 79));
  }

  @Test
  void aHostMayHaveColonsOfItsOwn() {
    assertThat(Address.parse("[::1]:79")).isEqualTo(new Address("[::1]", 79));
  }

  @Test
  void isWrittenAsItIsTyped() {
    assertThat(new Address("localhost", 10_001)).hasToString("localhost:10001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "poem", ":10001", "host:", "0", "65536", "-1", "999999", "host:1x"})
  void whatHasNoPortIsRefused(String text) {
    assertThatThrownBy(() -> Address.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is no address; say HOST:PORT, or PORT alone for this machine");
  }
}
