// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
  private final Wire wire = new Wire("secret");

  @Nested
  class ALine {
    @Test
    void saysWhatWasSaid() {
      String line = wire.line("failed", "Grüße\n", "", "two words");
      assertThat(wire.parse(line))
          .contains(new Wire.Message(0, "failed", List.of("Grüße\n", "", "two words")));
    }

    @Test
    void mayHaveNoFields() {
      assertThat(wire.parse(wire.line("done"))).contains(new Wire.Message(0, "done", List.of()));
    }

    @Test
    void hasANumberThatGrows() {
      wire.line("begin");
      assertThat(wire.parse(wire.line("done")).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void isOneLineWhateverIsInIt() {
      assertThat(wire.line("failed", "a\nb\r\nc")).doesNotContain("\n", "\r");
    }
  }

  @Nested
  class WhatAnAnswerPrints {
    @Test
    void doesNotHarmTheReportOnTheSameLine() {
      String line = "half a line" + wire.line("failed", "a") + "and more";
      assertThat(wire.parse(line)).contains(new Wire.Message(0, "failed", List.of("a")));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "done",
          "guess 0 done guess",
          "secret",
          "secret ",
          "secret secret",
          "secret 0 secret",
          "secret 0 done",
          "0 done secret",
          "secret done secret",
          "secret 0 failed ??? secret",
          "secret 0 failed YQ= = secret"
        })
    void isNoReport(String line) {
      assertThat(wire.parse(line)).isEmpty();
    }
  }
}
