// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrintedTest {
  private final ByteArrayOutputStream next = new ByteArrayOutputStream();
  private final Printed printed = new Printed(next);
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void isWhatWasPrintedSinceItBeganAnew() {
    out.println("before");
    printed.forget();
    out.print("Grüße ");
    out.print(3);
    assertThat(printed.end()).isEqualTo("Grüße 3");
  }

  @Test
  void goesOnToTheNextStreamWhole() {
    out.print("before ");
    printed.forget();
    out.print("after");
    assertThat(next.toString(StandardCharsets.UTF_8)).isEqualTo("before after");
  }

  @Test
  void isTheLastWholeLinesOfAFlood() {
    for (int i = 0; i < 5_000; i++) {
      out.print("line " + i + "\n");
    }
    assertThat(printed.end())
        .startsWith("line ")
        .endsWith("line 4998\nline 4999\n")
        .hasSizeBetween(1_900, 2_000);
  }

  @Test
  void isTheEndOfALineThatIsLongerThanIsKept() {
    out.print("a".repeat(9_000) + "b");
    assertThat(printed.end()).isEqualTo("a".repeat(1_999) + "b");
  }
}
