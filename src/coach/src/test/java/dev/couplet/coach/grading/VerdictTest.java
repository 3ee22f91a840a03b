// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.grading.Verdict.CheckResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Verdict STILL_RUNNING =
      new Verdict.StillRunning(
          "1 second",
          "second",
          Optional.empty(),
          List.of(new CheckResult("first", false, "no", Optional.empty())));

  /** The line {@code // Fails:} of a known-wrong answer. */
  @Nested
  class IsWhatALineNames {
    @Test
    void ifThatNamesTheChecksThatFailed() {
      assertThat(STILL_RUNNING.is(Set.of("first", "second"))).isTrue();
    }

    @Test
    void ifThatNamesTheOutcome() {
      assertThat(STILL_RUNNING.is(Set.of("still running"))).isTrue();
    }

    @Test
    void ifThatNamesTheOutcomeAndTheChecks() {
      assertThat(STILL_RUNNING.is(Set.of("still running", "first", "second"))).isTrue();
    }

    @Test
    void unlessThatNamesFewerChecks() {
      assertThat(STILL_RUNNING.is(Set.of("first"))).isFalse();
      assertThat(STILL_RUNNING.is(Set.of("still running", "first"))).isFalse();
    }

    @Test
    void unlessThatNamesAnotherOutcome() {
      assertThat(STILL_RUNNING.is(Set.of("ended early"))).isFalse();
    }

    @Test
    void butARightAnswerIsNoWrongOne() {
      assertThat(new Verdict.Solved(2).is(Set.of("still running"))).isFalse();
    }
  }
}
