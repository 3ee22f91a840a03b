// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.fixture.TestCheckout;
import dev.couplet.coach.grading.Grader.Compared;
import dev.couplet.coach.grading.Grader.TwoRuns;
import dev.couplet.coach.grading.Verdict.Remark;
import dev.couplet.trace.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Answers are to say "done" a second after the reactor runs, and then to stop it. None of those
 * here does, so that the check fails, unless it is said.
 */
class RemarksTest {
  private static final String NAME = "ch01_first";
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60));

  /** Line 12 is the first of the method. */
  private static final String AROUND =
      """
      package ch01_first;

      import dev.couplet.defer.Deferred;
      import dev.couplet.reactor.Reactor;
      import java.time.Duration;
      import java.util.List;

      final class Greeting {
        private static int calls;

        static void start(Reactor reactor, List<String> said) {
          %s
        }
      }
      """;

  private static final String RIGHT =
      """
      reactor.callLater(Duration.ofSeconds(1), () -> {
        said.add("done");
        reactor.stop();
      });""";

  @TempDir private Path home;
  @TempDir private Path temporary;
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
            void saysDone(Draw draw) {
              MemoryReactor reactor = new MemoryReactor();
              List<String> said = new ArrayList<>();
              Greeting.start(reactor, said);
              reactor.callLater(Duration.ofSeconds(5), () -> {
                if (reactor.running()) {
                  reactor.stop();
                }
              });
              reactor.run();
              Assertions.assertEquals(List.of("done"), said, "said " + said);
            }
            """);
  }

  private Submission answer(String method) {
    checkout.write("answer/Greeting.java", AROUND.formatted(method));
    return Submission.ofFile(exercise, home.resolve("answer/Greeting.java"));
  }

  private Grader grader() {
    return new Grader(LIMITS, CheckJars.in(temporary)).unscreened().tracing();
  }

  private List<Remark> remarksOn(String method) {
    Verdict verdict = grader().grade(answer(method));
    assertThat(verdict).as(verdict.inBrief()).isInstanceOf(Verdict.NotSolved.class);
    return ((Verdict.NotSolved) verdict).remarks();
  }

  private void assertRemark(List<Remark> remarks, int line, String beginning) {
    assertThat(remarks).hasSize(1);
    assertThat(remarks.get(0).place().line()).isEqualTo(line);
    assertThat(remarks.get(0).sentence()).startsWith(beginning);
  }

  @Nested
  class ARemarkNames {
    @Test
    void whatHeldTheReactor() {
      assertRemark(
          remarksOn(
              """
              reactor.callWhenRunning(() -> {
                try { Thread.sleep(130); } catch (InterruptedException e) { return; }
              });"""),
          12,
          "What is asked for here held the reactor");
    }

    @Test
    void aSecondFiring() {
      assertRemark(
          remarksOn(
              """
              Deferred<String> word = new Deferred<>();
              reactor.callWhenRunning(() -> word.callback("a"));
              reactor.callLater(Duration.ofSeconds(1), () ->
                  word.callback("b"));"""),
          15,
          "Here a Deferred is fired a second time");
    }

    @Test
    void aFailureThatNobodyHandles() {
      assertRemark(
          remarksOn(
              """
              reactor.callWhenRunning(() -> {
                Deferred<String> word = new Deferred<>();
                word.errback(new IllegalStateException("no word"));
              });"""),
          13,
          "Nobody handled the failure of the Deferred that is made here,");
    }

    @Test
    void aReturnThatIsMissing() {
      assertRemark(
          remarksOn(
              """
              Deferred<String> word = new Deferred<>();
              word.addCallback(value -> {
                  Deferred<String> other = new Deferred<>();
                  reactor.callLater(Duration.ofSeconds(1), () -> other.callback("b"));
                  return value;
              });
              word.addCallback(value -> value + "!");
              reactor.callWhenRunning(() -> word.callback("a"));"""),
          14,
          "The Deferred that is made here was not returned");
    }

    @Test
    void aCallThatIsLeftWhenTheAnswerHasStoppedTheReactor() {
      assertRemark(
          remarksOn(
              """
              reactor.callWhenRunning(() -> {
                reactor.callLater(Duration.ofSeconds(1), () -> said.add("done"));
                reactor.stop();
              });"""),
          13,
          "The call that is asked for here was still to come");
    }
  }

  @Nested
  class NothingIsRemarked {
    @Test
    void ofACallThatIsLeftWhenTheCheckHasStoppedTheReactor() {
      assertThat(
              remarksOn(
                  """
                  reactor.callWhenRunning(() ->
                    reactor.callLater(Duration.ofSeconds(9), () -> said.add("done")));"""))
          .isEmpty();
    }

    @Test
    void ofAnAnswerThatFailsOtherwiseTheNextTime() {
      assertThat(
              remarksOn(
                  """
                  said.add("call " + calls++);
                  reactor.callWhenRunning(() -> {
                    reactor.callLater(Duration.ofSeconds(1), () -> said.add("done"));
                    reactor.stop();
                  });"""))
          .isEmpty();
    }

    @Test
    void whereAllChecksPass() {
      assertThat(grader().grade(answer(RIGHT))).isEqualTo(new Verdict.Solved(1));
    }
  }

  @Nested
  class TwoRunsOfACheck {
    private static final String LATE =
        """
        reactor.callLater(Duration.ofSeconds(2), () -> {
          said.add("late");
          reactor.stop();
        });""";

    private Compared compare(String method) {
      checkout.write("solutions/" + NAME + "/Greeting.java", AROUND.formatted(RIGHT));
      Submission ours = Submission.ofOurs(exercise, checkout.checkout().solutions()).orElseThrow();
      return grader().compare(answer(method), ours, Seeds.only(17));
    }

    @Test
    void areOfTheSameSeed() {
      TwoRuns runs = compare(LATE).runs().orElseThrow();
      assertThat(runs.seed()).contains(17L);
      assertThat(runs.expected().events()).anyMatch(event -> event.nanos() == 1_000_000_000L);
      assertThat(runs.yours().events()).anyMatch(event -> event.nanos() == 2_000_000_000L);
    }

    @Test
    void showNoLineOfOurAnswer() {
      TwoRuns runs = compare(LATE).runs().orElseThrow();
      assertThat(runs.expected().events())
          .anyMatch(event -> event.kind() == Kind.CALL_MADE && event.line() == null)
          .noneMatch(event -> String.valueOf(event.line()).contains("Greeting.java"));
      assertThat(runs.yours().events())
          .anyMatch(event -> String.valueOf(event.line()).contains("Greeting.java:12"));
    }

    @Test
    void areNotThereWhereAllChecksPass() {
      assertThat(compare(RIGHT).runs()).isEmpty();
    }
  }
}
