// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.pictures.corpus.Corpus;
import dev.couplet.pictures.corpus.Corpus.Specimen;
import dev.couplet.trace.Trace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lints, tried on programs: those with a mistake must be found out, at the line where to look,
 * and for nothing else; those without one must be left in peace.
 */
class CorpusTest {
  private static final Map<Lint, int[]> SCORES = new EnumMap<>(Lint.class);
  private static int clean;

  static Stream<Specimen> mistakes() {
    return Corpus.mistakes();
  }

  static Stream<Specimen> clean() {
    return Corpus.clean();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsFoundWhereItIs(Specimen specimen) {
    List<Finding> findings = findings(specimen);
    Lint lint = specimen.mistake().orElseThrow();
    count(lint, findings);
    assertThat(findings).extracting(Finding::lint).containsOnly(lint);
    List<String> marked = specimen.markedLines();
    assertThat(findings.stream().map(Finding::line).map(CorpusTest::place))
        .as("lines to look at, those that are marked being %s", marked)
        .isSubsetOf(marked);
  }

  @ParameterizedTest
  @MethodSource("clean")
  void aProgramWithoutOneIsLeftInPeace(Specimen specimen) {
    List<Finding> findings = findings(specimen);
    clean++;
    findings.forEach(finding -> score(finding.lint())[2]++);
    assertThat(findings).isEmpty();
  }

  static List<Answer> rightAnswers() {
    return Answer.allRight();
  }

  @ParameterizedTest
  @MethodSource("rightAnswers")
  void aRightAnswerIsLeftInPeaceInEachOfItsChecks(Answer answer) {
    Map<String, Trace> checks = answer.recordChecks();
    clean++;
    assertThat(checks).isNotEmpty();
    checks.forEach(
        (check, trace) -> {
          // A check may hold the loop, or leave something open, to see what becomes of the answer.
          List<Finding> findings = Lints.of(trace).stream().filter(answer::isAt).toList();
          findings.forEach(finding -> score(finding.lint())[2]++);
          assertThat(findings).as(check).isEmpty();
        });
  }

  /** A busy machine can hold a loop by itself: a run in which it did so says nothing. */
  private static List<Finding> findings(Specimen specimen) {
    List<Finding> findings = Lints.of(specimen.record());
    for (int again = 0;
        again < 4 && specimen.inRealTime() && disturbed(specimen, findings);
        again++) {
      findings = Lints.of(specimen.record());
    }
    return findings;
  }

  private static boolean disturbed(Specimen specimen, List<Finding> findings) {
    boolean blocks = specimen.mistake().equals(Optional.of(Lint.BLOCKED_LOOP));
    List<String> expected = blocks ? specimen.markedLines() : List.of();
    return findings.stream()
        .filter(finding -> finding.lint() == Lint.BLOCKED_LOOP)
        .anyMatch(finding -> !expected.contains(place(String.valueOf(finding.line()))));
  }

  @Test
  void thereAreThreeMistakesForEachLintAtLeast() {
    for (Lint lint : Lint.values()) {
      assertThat(mistakes().filter(each -> each.mistake().orElseThrow() == lint).count())
          .as(lint.words())
          .isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void thereAreThirtyCleanOnesAtLeast() {
    assertThat(clean().count()).isGreaterThanOrEqualTo(30);
  }

  private static String place(String line) {
    return line.replaceAll("^.*\\(|\\)$", "");
  }

  private static void count(Lint expected, List<Finding> findings) {
    TreeSet<Lint> found = new TreeSet<>(findings.stream().map(Finding::lint).toList());
    score(expected)[found.contains(expected) ? 0 : 1]++;
    found.remove(expected);
    found.forEach(other -> score(other)[2]++);
  }

  private static int[] score(Lint lint) {
    return SCORES.computeIfAbsent(lint, key -> new int[3]);
  }

  @AfterAll
  static void print() {
    List<String> lines = new ArrayList<>();
    lines.add(String.format("%-22s %5s %7s %13s", "lint", "hits", "misses", "false alarms"));
    for (Lint lint : Lint.values()) {
      int[] score = score(lint);
      lines.add(String.format("%-22s %5d %7d %13d", lint.words(), score[0], score[1], score[2]));
    }
    lines.add("programs without a mistake: " + clean);
    System.out.println(String.join("\n", lines));
  }
}
