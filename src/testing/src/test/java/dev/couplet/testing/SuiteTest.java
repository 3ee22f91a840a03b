// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class SuiteTest {
  /** Tests of what should double a number. */
  @SuppressWarnings("unused") // Called by reflection.
  static final class Doubles {
    private Doubles() {}

    static void doublesOne(IntUnaryOperator doubling) {
      require(doubling.applyAsInt(1) == 2, "1 was not doubled");
    }

    void doublesTwo(IntUnaryOperator doubling) {
      require(doubling.applyAsInt(2) == 4, "2 was not doubled");
    }

    private static void isNoTest(IntUnaryOperator doubling) {
      throw new AssertionError(doubling);
    }

    static void takesMore(IntUnaryOperator doubling, int number) {
      throw new AssertionError(doubling.applyAsInt(number));
    }

    private static void require(boolean condition, String message) {
      if (!condition) {
        throw new AssertionError(message);
      }
    }
  }

  private final Suite<IntUnaryOperator> suite = Suite.of(Doubles.class, IntUnaryOperator.class);

  @Test
  void isMadeOfTheMethodsThatTakeWhatIsTestedAndAreNotPrivate() {
    assertThat(suite.size()).isEqualTo(2);
  }

  @Test
  void acceptsWhatNoTestRefuses() {
    assertThat(suite.refusal(() -> number -> 2 * number)).isEmpty();
  }

  @Test
  void namesTheTestThatRefuses() {
    assertThat(suite.refusal(() -> number -> number + 1).orElseThrow())
        .satisfies(refusal -> assertThat(refusal.test()).isEqualTo("doublesTwo"))
        .satisfies(refusal -> assertThat(refusal.thrown()).hasMessage("2 was not doubled"));
  }

  @Test
  void givesEachTestASubjectOfItsOwn() {
    int[] made = {0};
    suite.refusal(
        () -> {
          made[0]++;
          return number -> 2 * number;
        });
    assertThat(made[0]).isEqualTo(2);
  }

  @Test
  void takesAnyThrowableForARefusal() {
    assertThat(
            suite
                .refusal(
                    () ->
                        number -> {
                          throw new IllegalStateException("broken");
                        })
                .orElseThrow()
                .thrown())
        .isInstanceOf(IllegalStateException.class);
  }
}
