// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.fixture.TestCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that are replayed with data drawn from seeds: the answer fails with odd numbers. */
class SeedsTest {
  private static final String NAME = "ch01_first";
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60));

  @TempDir private Path home;
  @TempDir private Path temporary;
  @TempDir private Path kept;
  private TestCheckout checkout;

  @BeforeEach
  void addExercise() {
    checkout = new TestCheckout(home);
    checkout.add(NAME);
    checkout.write(
        "exercises/" + NAME + "/GreetingTest.java",
        """
        package ch01_first;

        import dev.couplet.testing.Draw;
        import dev.couplet.testing.Replayed;
        import org.junit.jupiter.api.Assertions;
        import org.junit.jupiter.params.ParameterizedTest;
        import org.junit.jupiter.params.provider.ValueSource;

        class GreetingTest {
          @Replayed
          void greetsWhoever(Draw draw) throws Exception {
            String name = "guest " + draw.seed();
            Assertions.assertEquals("Hello, " + name, Greeting.greet(name), "for " + name);
          }

          @ParameterizedTest
          @ValueSource(strings = {"guest 2", "guest 4"})
          void greetsGuests(String name) throws Exception {
            Assertions.assertEquals("Hello, " + name, Greeting.greet(name));
          }
        }
        """);
  }

  private Submission answer(String method) {
    checkout.write(
        "answer/Greeting.java",
        TestCheckout.STUB.formatted(NAME).replace("return \"\"", "return " + method));
    Exercise exercise = checkout.catalog().find(NAME);
    return Submission.ofFile(exercise, home.resolve("answer/Greeting.java"));
  }

  private Submission evenOnly() {
    return answer("name.matches(\".*[13579]\") ? \"Hi\" : \"Hello, \" + name");
  }

  private Grader grader(Seeds seeds) {
    return new Grader(LIMITS, CheckJars.in(temporary)).withSeeds(seeds);
  }

  private Verdict.CheckResult failed(Verdict verdict) {
    assertThat(verdict).as(verdict.inBrief()).isInstanceOf(Verdict.NotSolved.class);
    return ((Verdict.NotSolved) verdict).failed().get(0);
  }

  @Nested
  class ACheckThatIsReplayed {
    @Test
    void isOneCheckHoweverOftenItRuns() {
      assertThat(grader(Seeds.FIXED).grade(answer("\"Hello, \" + name")))
          .isEqualTo(new Verdict.Solved(2));
    }

    @Test
    void failsOnceWithTheSeedThatRepeatsIt() {
      Verdict verdict = grader(Seeds.FRESH).grade(evenOnly());
      assertThat(((Verdict.NotSolved) verdict).checks()).hasSize(2);
      long seed = failed(verdict).seed().orElseThrow();
      assertThat(failed(grader(Seeds.only(seed)).grade(evenOnly())).message())
          .startsWith("for guest " + seed + " ==>");
    }

    @Test
    void playsTheSeedsThatItIsGiven() {
      assertThat(grader(Seeds.only(2)).grade(evenOnly())).isEqualTo(new Verdict.Solved(2));
      assertThat(failed(grader(Seeds.first(50)).grade(evenOnly())).seed()).contains(1L);
    }
  }

  @Nested
  class RunsThatAreKept {
    private Verdict grade(Submission submission, Seeds seeds) {
      return grader(seeds).keepingRunsIn(kept).grade(submission);
    }

    private long kept() throws IOException {
      try (Stream<Path> files = Files.list(kept)) {
        return files.count();
      }
    }

    @Test
    void areNotRunAgain() throws IOException {
      Verdict first = grade(evenOnly(), Seeds.FIXED);
      assertThat(kept()).isEqualTo(1);
      Submission again = evenOnly();
      Grader cannotRun =
          new Grader(LIMITS, CheckJvm.plain("nothing", temporary))
              .withSeeds(Seeds.FIXED)
              .keepingRunsIn(kept);
      assertThat(cannotRun.grade(again)).isEqualTo(first);
    }

    @Test
    void areOthersForAnotherAnswerAndOtherSeeds() throws IOException {
      grade(evenOnly(), Seeds.FIXED);
      grade(evenOnly(), Seeds.only(2));
      grade(answer("\"Hello, \" + name"), Seeds.FIXED);
      assertThat(kept()).isEqualTo(3);
    }

    @Test
    void areNoneWhereALimitEndedOne() throws IOException {
      Limits little = new Limits(Duration.ofMillis(400), Duration.ofSeconds(60));
      Verdict verdict =
          new Grader(little, CheckJars.in(temporary))
              .withSeeds(Seeds.FIXED)
              .keepingRunsIn(kept)
              .grade(answer("loop(); }\n  static String loop() { while (true) {} //"));
      assertThat(verdict.outcome()).isEqualTo("still running");
      assertThat(kept()).isZero();
    }

    @Test
    void areNotForFreshSeeds() {
      assertThatThrownBy(() -> grader(Seeds.FRESH).keepingRunsIn(kept))
          .hasMessageContaining("call withSeeds first");
    }
  }
}
