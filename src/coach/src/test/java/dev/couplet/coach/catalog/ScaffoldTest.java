// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.couplet.coach.fixture.TestCheckout;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaffoldTest {
  private static final String NAME = "ch05_slow_poem";

  @TempDir private Path home;
  private TestCheckout checkout;

  @BeforeEach
  void makeCheckout() {
    checkout = new TestCheckout(home);
  }

  @Test
  void isAnExerciseOfTheCatalog() {
    Scaffold.write(checkout.checkout(), NAME);
    Exercise exercise = checkout.catalog().find(NAME);
    assertThat(exercise.id()).isEqualTo("slow-poem");
    assertThat(exercise.statement().title()).isEqualTo("Slow poem");
    assertThat(exercise.statement().hints()).hasSize(3);
  }

  @Test
  void namesEachPlaceThatIsStillToBeWritten() {
    Scaffold.write(checkout.checkout(), NAME);
    assertThat(Scaffold.unwritten(checkout.checkout(), checkout.catalog().find(NAME)))
        .hasSize(16)
        .contains(
            "exercises/ch05_slow_poem/statement.adoc:11: still to write: what to do, in a"
                + " sentence; the coach shows it first.",
            "solutions/ch05_slow_poem/SlowPoem.java:11: still to write: our answer.");
  }

  @Test
  void findsNothingInAFinishedExercise() {
    Exercise finished = checkout.add("ch01_first");
    assertThat(Scaffold.unwritten(checkout.checkout(), finished)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"poem", "ch5_poem", "ch05", "ch05_", "ch05_Poem", "../ch05_poem", ""})
  void refusesWhatIsNoName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaffold.write(checkout.checkout(), name))
        .withMessage(
            "'" + name + "' is no name for an exercise; give it one such as 'ch05_slow_poem'");
  }

  @Test
  void overwritesNothing() {
    Scaffold.write(checkout.checkout(), NAME);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaffold.write(checkout.checkout(), NAME))
        .withMessageEndingWith("is there already; choose another name, or go on with that");
  }
}
