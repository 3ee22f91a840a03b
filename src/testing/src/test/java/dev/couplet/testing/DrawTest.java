// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {
  @Test
  void theSameSeedDrawsTheSame() {
    Draw one = new Draw(3);
    Draw other = new Draw(3);
    for (int i = 0; i < 100; i++) {
      assertThat(one.between(0, 1_000)).isEqualTo(other.between(0, 1_000));
    }
  }

  @Test
  void betweenReachesBothEndsAndNothingBeyond() {
    Draw draw = new Draw(1);
    assertThat(IntStream.range(0, 1_000).map(i -> draw.between(-1, 2)).distinct().sorted())
        .containsExactly(-1, 0, 1, 2);
  }

  @Test
  void seedsInARowDrawDifferentNumbers() {
    assertThat(IntStream.range(0, 20).map(seed -> new Draw(seed).between(1, 10)).distinct().count())
        .isGreaterThan(5);
  }

  @Test
  void betweenRefusesAnEmptyRange() {
    assertThatThrownBy(() -> new Draw(1).between(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("between 2 and 1 is nothing");
  }

  @Test
  void seedsInARowTakeTheirTurns() {
    assertThat(IntStream.range(-2, 4).map(seed -> new Draw(seed).turn(5, 7)))
        .containsExactly(6, 7, 5, 6, 7, 5);
  }

  @Test
  void turnRefusesAnEmptyRange() {
    assertThatThrownBy(() -> new Draw(1).turn(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("from 2 to 1 is nothing");
  }

  @Test
  void shufflingKeepsEveryItem() {
    assertThat(new Draw(1).shuffled(List.of(1, 2, 3, 4))).containsExactlyInAnyOrder(1, 2, 3, 4);
  }

  @Test
  void piecesPutTogetherAreTheWhole() {
    byte[] whole = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    for (long seed = 0; seed < 100; seed++) {
      ByteArrayOutputStream together = new ByteArrayOutputStream();
      for (byte[] piece : new Draw(seed).pieces(whole)) {
        assertThat(piece).isNotEmpty();
        together.writeBytes(piece);
      }
      assertThat(together.toByteArray()).isEqualTo(whole);
    }
  }

  @Test
  void nothingHasNoPieces() {
    assertThat(new Draw(1).pieces(new byte[0])).isEmpty();
  }
}
