// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Times and sentences. */
class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "12, 12 ns",
    "7500, 7.5 µs",
    "999_949, 999.9 µs",
    "999_960, 1 ms",
    "100_000_000, 100 ms",
    "999_960_000, 1 s",
    "1_250_000_000, 1.25 s",
    "600_000_000_000, 600 s"
  })
  void aTimeIsShort(String nanos, String said) {
    assertThat(Times.say(Long.parseLong(nanos.replace("_", "")))).isEqualTo(said);
  }

  @Test
  void anAxisHasRoundSteps() {
    assertThat(Times.step(501, 8)).isEqualTo(100);
    assertThat(Times.step(3_800, 8)).isEqualTo(500);
    assertThat(Times.step(1, 8)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void eachKindHasASentenceThatNamesItsSubject(Kind kind) {
    Event bare =
        new Event(1, 0, kind, 1, 0, Script.subject("d4"), Script.subject("d5"), 3, "x", null, "by");
    assertThat(Labels.sentence(bare)).isNotBlank().doesNotContain("{", "[", "null");
  }

  @Test
  void whatIsNotThereIsLeftOut() {
    Event call =
        new Event(
            1,
            0,
            Kind.CALL_MADE,
            1,
            0,
            Script.subject("c1"),
            null,
            -1,
            "callFromThread",
            null,
            null);
    assertThat(Labels.sentence(call)).isEqualTo("callFromThread asks for call c1");
  }

  @Test
  void bytesAreCounted() {
    Event one =
        new Event(1, 0, Kind.BYTES_IN, 1, 0, Script.subject("k1"), null, 1, null, null, null);
    Event many =
        new Event(1, 0, Kind.BYTES_IN, 1, 0, Script.subject("k1"), null, 65536, null, null, null);
    assertThat(Labels.sentence(one)).isEqualTo("k1 receives 1 byte");
    assertThat(Labels.sentence(many)).isEqualTo("k1 receives 65,536 bytes");
  }

  @Test
  void textIsBrokenBetweenWords() {
    assertThat(Paragraph.lines("one two three", 7)).containsExactly("one two", "three");
    assertThat(Paragraph.lines("abcdefghij k", 5)).containsExactly("abcdefghij", "k");
  }
}
