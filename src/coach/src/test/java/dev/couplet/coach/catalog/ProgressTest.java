// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.fixture.TestCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  private static final String FILE = "answers/.couplet/progress";

  @TempDir private Path home;
  private TestCheckout checkout;
  private Exercise first;
  private Exercise second;

  @BeforeEach
  void addExercises() {
    checkout = new TestCheckout(home);
    first = checkout.add("ch01_first");
    second = checkout.add("ch02_second");
  }

  /** Read anew each time, as by a coach that has just been started. */
  private Progress progress() {
    return new Progress(checkout.checkout());
  }

  @Nested
  class AtTheBeginning {
    @Test
    void nothingIsSolved() {
      assertThat(progress().solved(first)).isFalse();
    }

    @Test
    void theFirstExerciseIsNext() {
      assertThat(progress().next(checkout.catalog())).contains(first);
    }

    @Test
    void askingWritesNothing() {
      progress().next(checkout.catalog());
      assertThat(home.resolve("answers")).doesNotExist();
    }
  }

  @Nested
  class WhenOneIsSolved {
    @BeforeEach
    void solveTheFirst() {
      progress().markSolved(first);
    }

    @Test
    void itStaysSolved() {
      assertThat(progress().solved(first)).isTrue();
    }

    @Test
    void theOthersAreNot() {
      assertThat(progress().solved(second)).isFalse();
    }

    @Test
    void theNextOneIsNext() {
      assertThat(progress().next(checkout.catalog())).contains(second);
    }

    @Test
    void aHintDoesNotUnsolveIt() {
      progress().takeHint(first);
      assertThat(progress().solved(first)).isTrue();
    }

    @Test
    void solvingItAgainWritesNothing() {
      String before = checkout.read(FILE);
      progress().markSolved(first);
      assertThat(checkout.read(FILE)).isEqualTo(before);
    }

    @Test
    void itStaysSolvedInARenamedFolder() throws IOException {
      Files.move(home.resolve("exercises/ch01_first"), home.resolve("exercises/ch09_moved"));
      assertThat(progress().solved(checkout.catalog().find("ch09_moved"))).isTrue();
    }

    @Test
    void thereIsNoNextOneAfterTheLast() {
      progress().markSolved(second);
      assertThat(progress().next(checkout.catalog())).isEmpty();
    }
  }

  @Nested
  class Hints {
    @Test
    void areTakenOneByOneAndTheLastAgain() {
      assertThat(IntStream.range(0, 5).map(i -> progress().takeHint(first)))
          .containsExactly(1, 2, 3, 3, 3);
    }

    @Test
    void ofOneExerciseAreNotThoseOfAnother() {
      progress().takeHint(first);
      assertThat(progress().takeHint(second)).isEqualTo(1);
    }

    @Test
    void areZeroWhereThereAreNone() {
      String statement = checkout.read("exercises/ch01_first/statement.adoc");
      checkout.write(
          "exercises/ch01_first/statement.adoc",
          statement.substring(0, statement.indexOf("[.hint]")));
      assertThat(progress().takeHint(checkout.catalog().find("first"))).isZero();
    }

    @Test
    void thatAreNoMoreLeaveTheLast() {
      checkout.write(FILE, "first hint 7\n");
      assertThat(progress().takeHint(first)).isEqualTo(3);
    }
  }

  @Nested
  class WhenOneIsBegunAgain {
    @BeforeEach
    void solveItAndBeginAgain() {
      progress().takeHint(first);
      progress().markSolved(first);
      progress().beginAgain(first);
    }

    @Test
    void itIsNotSolved() {
      assertThat(progress().solved(first)).isFalse();
    }

    @Test
    void itsHintsBeginAgain() {
      assertThat(progress().takeHint(first)).isEqualTo(1);
    }

    @Test
    void itCanBeSolvedAgain() {
      progress().markSolved(first);
      assertThat(progress().solved(first)).isTrue();
    }

    @Test
    void theOrderOfItsStepsDoesNotMatter() {
      progress().markSolved(first);
      List<String> steps = new ArrayList<>(checkout.read(FILE).lines().toList());
      Collections.reverse(steps);
      checkout.write(FILE, String.join("\n", steps) + "\n");
      assertThat(progress().solved(first)).isTrue();
    }

    @Test
    void theOthersStayAsTheyAre() {
      progress().markSolved(second);
      progress().beginAgain(first);
      assertThat(progress().solved(second)).isTrue();
    }

    @Test
    void doingItTwiceWritesNothing() {
      String before = checkout.read(FILE);
      progress().beginAgain(first);
      assertThat(checkout.read(FILE)).isEqualTo(before);
    }
  }

  @Nested
  class AfterACrash {
    @Test
    void amidAStepTheStepsBeforeItStand() {
      progress().takeHint(second);
      progress().markSolved(first);
      String before = checkout.read(FILE);
      progress().markSolved(second);
      String after = checkout.read(FILE);
      for (int length = before.length(); length < after.length(); length++) {
        checkout.write(FILE, after.substring(0, length));
        assertThat(progress().solved(first)).as(after.substring(0, length)).isTrue();
      }
    }

    @Test
    void amidAStepTheNextStepIsWhole() {
      progress().markSolved(first);
      String solved = checkout.read(FILE);
      for (int length = 0; length < solved.length(); length++) {
        checkout.write(FILE, solved.substring(0, length));
        progress().markSolved(second);
        assertThat(progress().solved(second)).as(solved.substring(0, length)).isTrue();
      }
    }
  }

  @Nested
  class ADamagedFile {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "\n\n",
          "first",
          "first hint",
          "first hint two",
          "first hint -1",
          "first hint 99999999999999999999",
          "first solved really",
          "<<<<<<< HEAD",
          "\u0000\u0000\u0000"
        })
    void countsForNothingInTheLinesThatAreNoSteps(String line) {
      checkout.write(FILE, line + "\nsecond solved\n");
      assertThat(progress().next(checkout.catalog())).contains(first);
      assertThat(progress().takeHint(first)).isEqualTo(1);
    }

    @Test
    void keepsTheStepsThatAreWhole() {
      checkout.write(
          FILE, "<<<<<<< HEAD\nfirst solved\n=======\n  second \t hint 2\r\n>>>>>>> a\n");
      assertThat(progress().solved(first)).isTrue();
      assertThat(progress().takeHint(second)).isEqualTo(3);
    }

    @Test
    void mayHoldBytesThatAreNoText() throws IOException {
      checkout.write(FILE, "");
      Files.write(home.resolve(FILE), new byte[] {(byte) 0xff, (byte) 0xc3, '\n'});
      progress().markSolved(first);
      assertThat(progress().solved(first)).isTrue();
    }

    @Test
    void isNotThrownAway() {
      checkout.write(FILE, "a line by hand\n");
      progress().markSolved(first);
      assertThat(checkout.read(FILE)).startsWith("a line by hand\n");
    }
  }

  @Nested
  class WithSeveralCoachesAtOnce {
    @Test
    void noStepIsLost() throws Exception {
      int coaches = 4;
      int steps = 50;
      for (int i = 0; i < coaches * steps; i++) {
        checkout.write(
            "exercises/ch03_%03d/statement.adoc".formatted(i),
            TestCheckout.statement("ch03_x%03d".formatted(i)));
      }
      Catalog catalog = checkout.catalog();
      CyclicBarrier start = new CyclicBarrier(coaches);
      ExecutorService threads = Executors.newFixedThreadPool(coaches);
      try {
        for (Future<?> done :
            threads.invokeAll(
                IntStream.range(0, coaches)
                    .mapToObj(i -> solveAll(start, catalog.exercises(), i * steps, steps))
                    .toList())) {
          done.get();
        }
      } finally {
        threads.shutdown();
      }
      assertThat(catalog.exercises().stream().filter(progress()::solved)).hasSize(coaches * steps);
    }

    private Callable<Void> solveAll(
        CyclicBarrier start, List<Exercise> exercises, int from, int count) {
      return () -> {
        start.await();
        exercises.subList(2 + from, 2 + from + count).forEach(progress()::markSolved);
        return null;
      };
    }
  }
}
