// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.fixture.TestCheckout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers are to say "done" after a number of seconds that is drawn. */
class ShapeTest {
  private static final String NAME = "ch01_first";

  private static final String AROUND =
      """
      package ch01_first;

      import dev.couplet.reactor.Reactor;
      import java.time.Duration;
      import java.util.List;

      final class Greeting {
        static void start(Reactor reactor, int seconds, List<String> said) {
          %s
        }
      }
      """;

  private static final String SAYS_IT_LATE =
      "reactor.callLater(Duration.ofSeconds(seconds + 1), () -> said.add(\"done\"));";

  private static final String SAYS_IT_LATE_IN_OTHER_WORDS =
      """
      Runnable tell = () -> { String word = "do" + "ne"; said.add(word); };
      Duration pause = Duration.ofMillis(1000L * seconds).plusSeconds(1);
      reactor.callLater(pause, tell);""";

  private static final String SAYS_IT_TWICE =
      "reactor.callLater(Duration.ofSeconds(seconds), () -> said.addAll(List.of(\"done\", \"done\")));";

  @TempDir private Path home;
  @TempDir private Path temporary;
  @TempDir private Path kept;
  private TestCheckout checkout;
  private Exercise exercise;

  @BeforeEach
  void addExercise() {
    checkout = new TestCheckout(home);
    exercise =
        checkout.addReplayed(
            NAME,
            AROUND.formatted("// TODO: Say it."),
            """
            void saysIt(Draw draw) {
              int seconds = draw.between(1, 9);
              List<String> said = new ArrayList<>();
              MemoryReactor reactor = new MemoryReactor();
              reactor.callWhenRunning(() -> Greeting.start(reactor, seconds, said));
              reactor.callLater(Duration.ofSeconds(seconds).plusMillis(500), reactor::stop);
              reactor.run();
              if (said.size() != 1 || !reactor.delayedCalls().isEmpty()) {
                Assertions.fail("After " + seconds + " s it has said " + said + ".");
              }
            }
            """);
  }

  private Grader grader() {
    Limits limits = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60));
    return new Grader(limits, CheckJars.in(temporary)).tracing();
  }

  private Submission answer(String code) {
    Path file = checkout.write("given/Greeting.java", AROUND.formatted(code));
    return Submission.ofFile(exercise, file);
  }

  private Shape shape(String code) {
    return ((Verdict.NotSolved) grader().grade(answer(code))).shape();
  }

  @Nested
  class OfTwoAnswers {
    @Test
    void thatDoTheSameInOtherWordsIsTheSame() {
      assertThat(shape(SAYS_IT_LATE)).isEqualTo(shape(SAYS_IT_LATE_IN_OTHER_WORDS));
    }

    @Test
    void thatDoSomethingElseIsAnother() {
      Shape late = shape(SAYS_IT_LATE);
      Shape twice = shape(SAYS_IT_TWICE);
      assertThat(late.endsLike(twice)).isZero();
      assertThat(late.doesLike(twice)).isBetween(0.1, 0.9);
    }
  }

  @Nested
  class Likeness {
    private Shape ends(String... words) {
      Map<String, String> ends = new java.util.TreeMap<>();
      for (String each : words) {
        ends.put("seed " + ends.size(), each);
      }
      return new Shape("check", ends, Map.of());
    }

    @Test
    void ofEndsIsOfTheRunsThatFailWithEither() {
      assertThat(ends("", "a", "b").endsLike(ends("", "a", "c"))).isEqualTo(0.5);
      assertThat(ends("", "a", "b").endsLike(ends("a", "", ""))).isZero();
      assertThat(ends("", "").endsLike(ends("", ""))).isZero();
    }

    @Test
    void ofWhatHappensCountsWhatHappensInBothAgainstAll() {
      Shape one = new Shape("check", Map.of(), Map.of("ticks", 3, "stops", 1));
      Shape other = new Shape("check", Map.of(), Map.of("ticks", 2, "waits", 1));
      assertThat(one.doesLike(other)).isCloseTo(2.0 / 5, within(1e-9));
      assertThat(one.doesLike(one)).isEqualTo(1);
      assertThat(Shape.UNKNOWN.doesLike(Shape.UNKNOWN)).isZero();
    }
  }

  /** A known answer is run for its shape once. */
  @Nested
  class OfAKnownAnswer {
    private List<Path> files() {
      try (Stream<Path> files = Files.list(kept)) {
        return files.toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Test
    void isThatOfALearnersAnswerThatDoesTheSame() {
      Shape learners = shape(SAYS_IT_LATE_IN_OTHER_WORDS);
      KnownShapes known = new KnownShapes(grader(), kept);
      assertThat(known.of(answer(SAYS_IT_LATE), learners.check())).isEqualTo(learners);
    }

    @Test
    void isKeptForTheNextTime() throws IOException {
      String check = shape(SAYS_IT_TWICE).check();
      Submission late = answer(SAYS_IT_LATE);
      Shape first = new KnownShapes(grader(), kept).of(late, check);
      assertThat(new KnownShapes(grader(), kept).of(late, check)).isEqualTo(first);
      Files.writeString(files().get(0), "event 7 of a file that was kept");
      assertThat(new KnownShapes(grader(), kept).of(late, check).events())
          .isEqualTo(Map.of("of a file that was kept", 7));
    }

    @Test
    void isMadeAnewWhereWhatWasKeptIsNotWhole() throws IOException {
      String check = shape(SAYS_IT_TWICE).check();
      Submission late = answer(SAYS_IT_LATE);
      Shape first = new KnownShapes(grader(), kept).of(late, check);
      Files.writeString(files().get(0), "even");
      assertThat(new KnownShapes(grader(), kept).of(late, check)).isEqualTo(first);
    }

    @Test
    void belongsToTheAnswerAsItStands() {
      String check = shape(SAYS_IT_TWICE).check();
      KnownShapes known = new KnownShapes(grader(), kept);
      Shape late = known.of(answer(SAYS_IT_LATE), check);
      assertThat(known.of(answer(SAYS_IT_TWICE), check)).isNotEqualTo(late);
      assertThat(files()).hasSize(2);
    }
  }
}
