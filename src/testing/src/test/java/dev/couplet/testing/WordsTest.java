// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Nested
  class AList {
    @Test
    void isShownWholeUpToTwelveItems() {
      assertThat(Words.shortened(List.of())).isEqualTo("[]");
      assertThat(Words.shortened(numbers(12))).isEqualTo("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]");
    }

    @Test
    void endsAfterTwelveWithASignOfTheRest() {
      assertThat(Words.shortened(numbers(13)))
          .isEqualTo("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …]");
    }

    @Test
    void keepsItsItemsAsTheyAre() {
      assertThat(Words.shortened(Collections.nCopies(13, "[]")))
          .isEqualTo("[[], [], [], [], [], [], [], [], [], [], [], [], …]");
    }

    private static List<Integer> numbers(int last) {
      return IntStream.rangeClosed(1, last).boxed().toList();
    }
  }

  @Nested
  class ATime {
    @Test
    void isInSecondsToTheHundredth() {
      assertThat(Words.second(0)).isEqualTo("0.00");
      assertThat(Words.second(250)).isEqualTo("0.25");
      assertThat(Words.second(61_234)).isEqualTo("61.23");
      assertThat(Words.second(1_235)).isEqualTo("1.24");
    }

    @Test
    void hasAPointWhereverOneLives() {
      Locale before = Locale.getDefault();
      Locale.setDefault(Locale.GERMANY);
      try {
        assertThat(Words.second(1_500)).isEqualTo("1.50");
      } finally {
        Locale.setDefault(before);
      }
    }
  }

  @Nested
  class Calls {
    @Test
    void areCountedUnlessThereIsOne() {
      assertThat(Words.callsAre(0)).isEqualTo("0 calls are");
      assertThat(Words.callsAre(1)).isEqualTo("a call is");
      assertThat(Words.callsAre(2)).isEqualTo("2 calls are");
    }
  }
}
