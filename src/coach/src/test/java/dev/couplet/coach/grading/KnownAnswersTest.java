// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.catalog.Catalog;
import dev.couplet.coach.catalog.Checkout;
import dev.couplet.coach.catalog.Exercise;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is remarked of the answers that we know: of all with {@code -Dcouplet.remarks=all}, which
 * takes minutes; else of a few to one exercise.
 */
class KnownAnswersTest {
  private static final Checkout CHECKOUT =
      new Checkout(Path.of("..", "..").toAbsolutePath().normalize());
  private static final boolean ALL = "all".equals(System.getProperty("couplet.remarks"));
  private static final Pattern RIGHTLY =
      Pattern.compile(
          "The call that is asked for here was still.*|Nobody handled the failure of.*",
          Pattern.DOTALL);

  /**
   * Those of which anything is remarked; each has stopped the reactor before a call was made, or
   * has left alone a Deferred that failed. Of exercises that do not appear nothing is remarked.
   */
  private static final Map<String, Set<String>> REMARKED =
      Map.of(
          "ch03_countdown",
          Set.of(
              "blind/wrong/StopsOnceAllIsAskedFor.java",
              "tried/wrong/StopsInStart.java",
              "wrong/TicksOnAfterZero.java"),
          "ch03_looping_counters",
          Set.of(
              "blind/wrong/OnlyExceptionsAreThrown.java",
              "tried/wrong/CancelsTheLoop.java",
              "wrong/CountsTheEndInTheTick.java",
              "wrong/MakesAppointmentsAsWell.java",
              "wrong/OneThatThrowsIsNotCounted.java",
              "wrong/StopsTwice.java"),
          "ch03_three_counters",
          Set.of(
              "blind/wrong/CountsThemInAsTheyBegin.java",
              "blind/wrong/TheSlowestStops.java",
              "blind/wrong/WhoeverIsDoneStops.java",
              "tried/wrong/AlwaysThree.java",
              "tried/wrong/CountsOnBelowZero.java",
              "tried/wrong/CountsTicksForCounters.java",
              "tried/wrong/TheLargestStops.java",
              "tried/wrong/TheSlowestStops.java",
              "wrong/TheFirstToEndStopsAll.java",
              "wrong/TheLastInTheListStops.java"),
          "ch03_unblock",
          Set.of(
              "blind/wrong/AsksForATickBelowZero.java",
              "blind/wrong/EmptyCallInsteadOfSleep.java",
              "blind/wrong/SilentBeatLeftBehind.java",
              "wrong/ForgetsTheNextBeat.java"));

  @TempDir private Path temporary;

  /** The answers of which anything is remarked, with that; right ones must be accepted. */
  private Map<String, List<String>> remarks(Exercise exercise) {
    Grader grader =
        new Grader(Limits.USUAL, CheckJars.in(temporary)).withSeeds(Seeds.FIXED).tracing();
    Map<String, List<String>> remarks = new TreeMap<>();
    for (KnownAnswer answer : tried(exercise)) {
      Verdict verdict = grader.grade(answer.submission());
      if (answer.right()) {
        assertThat(verdict).as(answer.name()).isInstanceOf(Verdict.Solved.class);
      } else if (!answer.fails().isEmpty()) {
        assertThat(verdict.is(answer.fails())).as(answer.name() + verdict.inBrief()).isTrue();
      }
      if (verdict instanceof Verdict.NotSolved notSolved && !notSolved.remarks().isEmpty()) {
        remarks.put(
            answer.name(), notSolved.remarks().stream().map(Verdict.Remark::sentence).toList());
      }
    }
    return remarks;
  }

  private static List<KnownAnswer> tried(Exercise exercise) {
    Set<String> remarked = REMARKED.getOrDefault(exercise.name(), Set.of());
    return KnownAnswer.of(exercise, CHECKOUT.solutions(), malformed -> {}).stream()
        .filter(
            answer -> ALL || remarked.contains(answer.name()) || answer.name().startsWith("right/"))
        .toList();
  }

  private void tries(List<Exercise> exercises) {
    Map<String, Set<String>> remarked = new TreeMap<>();
    for (Exercise exercise : exercises) {
      Map<String, List<String>> remarks = remarks(exercise);
      if (!remarks.isEmpty()) {
        remarked.put(exercise.name(), new TreeSet<>(remarks.keySet()));
      }
      assertThat(remarks.values())
          .allSatisfy(
              sentences -> assertThat(sentences).singleElement().asString().matches(RIGHTLY));
    }
    Map<String, Set<String>> expected = new TreeMap<>(REMARKED);
    expected.keySet().retainAll(exercises.stream().map(Exercise::name).toList());
    assertThat(remarked).isEqualTo(expected);
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void areRemarkedOnWhereTheyLeaveACallOrAFailureBehind() {
    tries(
        Catalog.of(CHECKOUT).exercises().stream()
            .filter(exercise -> ALL || exercise.name().equals("ch03_unblock"))
            .toList());
  }
}
