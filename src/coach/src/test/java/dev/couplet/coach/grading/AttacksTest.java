// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.catalog.Catalog;
import dev.couplet.coach.catalog.Checkout;
import dev.couplet.coach.catalog.Exercise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers that cheat or break, in {@code src/test/attacks}. The head of each says what is to come
 * of it, and what would if the screening had let it through. The same are tried by {@code
 * src/benchmarks/run attacks}, by each way that a learner has.
 */
class AttacksTest {
  private static final Path ATTACKS = Path.of("src", "test", "attacks");

  /** Short, for those that never end; right answers need a tenth of it. */
  private static final Limits SHORT = new Limits(Duration.ofMillis(700), Duration.ofMillis(700));

  private static final AnswerCompiler COMPILER =
      new AnswerCompiler(CheckClassPath.ofLibrary(), CheckClassPath.toCompile(), Checks.inMemory());

  private static final Map<String, Verdict> VERDICTS = new ConcurrentHashMap<>();

  @TempDir private static Path temporary;

  /** At once, since many of them only wait. */
  @BeforeAll
  static void tryAll() throws Exception {
    Exercise exercise = Catalog.of(new Checkout(ATTACKS)).find("ch01_first");
    Grader grader = new Grader(SHORT, CheckJars.in(temporary)).unscreened();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Verdict>> running = new ArrayList<>();
      for (String attack : attacks()) {
        running.add(
            threads.submit(() -> VERDICTS.put(attack, grader.grade(submission(exercise, attack)))));
      }
      for (Future<Verdict> each : running) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  static List<String> attacks() throws IOException {
    try (Stream<Path> files = Files.list(ATTACKS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .sorted()
          .toList();
    }
  }

  private static Submission submission(Exercise exercise, String attack) {
    return Submission.ofFile(exercise, ATTACKS.resolve(attack));
  }

  private static String said(String attack, String key) throws IOException {
    String begin = "// " + key + ": ";
    return Files.readAllLines(ATTACKS.resolve(attack)).stream()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void getsNoCreditEvenIfItRuns(String attack) throws IOException {
    Verdict verdict = VERDICTS.get(attack);
    assertThat(verdict.outcome()).as(verdict.inBrief()).isEqualTo(said(attack, "Unscreened"));
  }

  @Test
  void leaveNoProcessAndNoFile() throws IOException {
    assertThat(ProcessHandle.current().descendants()).isEmpty();
    try (Stream<Path> files = Files.list(temporary)) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isRefusedBeforeItRunsIfItNamesWhatNoAnswerNeeds(String attack) throws IOException {
    Exercise exercise = Catalog.of(new Checkout(ATTACKS)).find("ch01_first");
    Submission submission = submission(exercise, attack);
    assertThat(Screening.of(exercise).look(submission, COMPILER.compile(submission).classes()))
        .matches(problems -> problems.isEmpty() != refused(attack));
  }

  private static boolean refused(String attack) {
    try {
      return said(attack, "Screened").equals("refused");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void areTriedWithTheArchiveThatLearnersHave() {
    assertThat(CheckJars.archived()).isTrue();
  }
}
