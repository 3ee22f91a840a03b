// SPDX-License-Identifier: Apache-2.0
package audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.couplet.coach.catalog.Catalog;
import dev.couplet.coach.catalog.Checkout;
import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.Audit;
import dev.couplet.coach.grading.Grader;
import dev.couplet.coach.grading.KnownAnswer;
import dev.couplet.coach.grading.Limits;
import dev.couplet.coach.grading.Seeds;
import dev.couplet.coach.grading.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Tries the stub and every known answer of every exercise with the grader that learners use: as
 * many at a time as there are processors.
 */
class AuditTest {
  private static final Checkout CHECKOUT = new Checkout(Path.of("..").toAbsolutePath().normalize());

  private static final Grader GRADER = grader();
  private static final Audit AUDIT = new Audit(CHECKOUT, GRADER);
  private static final AtomicInteger ANSWERS_TRIED = new AtomicInteger();

  /** One that is quick: an archive of classes, and the next process starts while one runs. */
  private static Grader grader() {
    Grader.archive(Submission.ofStub(Catalog.of(CHECKOUT).exercises().get(0)));
    Grader grader =
        new Grader(Limits.USUAL).withSeeds(Seeds.FIXED).keepingRunsIn(Path.of("target", "runs"));
    grader.keepSpare();
    return grader;
  }

  @AfterAll
  static void close() {
    GRADER.close();
  }

  @TestFactory
  Stream<DynamicNode> everyExerciseIsProven() {
    return AUDIT.exercises().stream()
        .map(exercise -> dynamicContainer(exercise.name(), proofs(exercise)));
  }

  private static List<DynamicNode> proofs(Exercise exercise) {
    List<DynamicNode> proofs = new ArrayList<>();
    proofs.add(dynamicTest("is complete", () -> assertThat(AUDIT.missing(exercise)).isEmpty()));
    proofs.add(dynamicTest("stub", () -> assertThat(AUDIT.tryStub(exercise)).isEmpty()));
    for (KnownAnswer answer : AUDIT.answers(exercise)) {
      proofs.add(
          dynamicTest(
              answer.name(),
              () -> {
                assertThat(AUDIT.tryAnswer(answer)).isEmpty();
                ANSWERS_TRIED.incrementAndGet();
              }));
    }
    return proofs;
  }

  @AfterAll
  static void count() throws IOException {
    Files.writeString(Path.of("target", "audit.properties"), "answers=" + ANSWERS_TRIED + "\n");
  }
}
