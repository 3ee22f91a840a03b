// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static String said(Object value) {
    return Texts.say(Texts.keep(value));
  }

  @Test
  void plainValuesSayWhatTheyAre() {
    assertThat(said("a poem")).isEqualTo("a poem");
    assertThat(said(42)).isEqualTo("42");
    assertThat(said(true)).isEqualTo("true");
    assertThat(said(null)).isEqualTo("null");
    assertThat(said(Thread.State.BLOCKED)).isEqualTo("BLOCKED");
  }

  @Test
  void longStringsAreCut() {
    assertThat(said("x".repeat(60))).hasSize(60).doesNotContain("…");
    assertThat(said("x".repeat(61))).hasSize(60).endsWith("x…");
  }

  @Test
  void aCharacterIsNotCutInHalf() {
    assertThat(said("x".repeat(58) + "🎼🎼")).isEqualTo("x".repeat(58) + "…");
  }

  @Test
  void anExceptionSaysClassAndMessage() {
    assertThat(said(new IllegalStateException("late"))).isEqualTo("IllegalStateException: late");
    assertThat(said(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  @Test
  void anExceptionWhoseMessageFailsSaysItsClass() {
    class Grumpy extends Exception {
      private static final long serialVersionUID = 1;

      @Override
      public String getMessage() {
        throw new IllegalStateException("not now");
      }
    }

    assertThat(said(new Grumpy())).isEqualTo("Grumpy");
  }

  @Test
  void collectionsAndBytesSayTheirSize() {
    assertThat(said(List.of(1, 2, 3))).isEqualTo("a collection of 3");
    assertThat(said(new byte[16])).isEqualTo("byte[16]");
  }

  @Test
  void aProgramsOwnToStringIsNotCalled() {
    class Poem {
      @Override
      public String toString() {
        throw new AssertionError("toString was called");
      }
    }

    assertThat(said(new Poem())).isEqualTo("a Poem");
  }

  @Test
  void aLambdaHasNoNameWorthSaying() {
    Runnable lambda = () -> {};
    assertThat(said(lambda)).isEqualTo("a lambda");
  }
}
