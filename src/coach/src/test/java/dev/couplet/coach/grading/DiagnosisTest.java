// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.catalog.Answers;
import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.fixture.TestCheckout;
import dev.couplet.coach.grading.Verdict.CheckResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisTest {
  private static final String NAME = "ch01_first";

  @TempDir private Path home;
  private TestCheckout checkout;
  private Exercise exercise;

  @BeforeEach
  void addExercise() {
    checkout = new TestCheckout(home);
    exercise = checkout.add(NAME);
  }

  private void wrong(String name, String fails, String because, String code) {
    checkout.write(
        "solutions/" + NAME + "/wrong/" + name,
        "// Fails: " + fails + "\n// Because: " + because + "\n" + answer(code));
  }

  private static String answer(String code) {
    return TestCheckout.STUB.formatted(NAME).replace("return \"\"", code);
  }

  /** What is guessed of a learner's answer with this code, which fails these checks. */
  private Optional<String> guess(String code, String... failing) {
    checkout.write("answers/" + NAME + "/Greeting.java", answer(code));
    Verdict verdict =
        new Verdict.NotSolved(
            Arrays.stream(failing)
                .map(check -> new CheckResult(check, false, "", Optional.empty()))
                .toList());
    return Diagnosis.of(
        Submission.ofLearner(exercise, new Answers(checkout.checkout())),
        verdict,
        checkout.checkout().solutions());
  }

  @Test
  void isTheReasonOfTheOneThatFailsTheSameChecks() {
    wrong("Ada.java", "greetsBob", "Not every guest\n// is Ada.", "return \"Hello, Ada\"");
    wrong("Bob.java", "greetsAda", "Not every guest is Bob.", "return \"Hello, Bob\"");
    assertThat(guess("return other()", "greetsBob")).contains("Not every guest is Ada.");
  }

  @Test
  void isNoneWhereNoneFailsTheSame() {
    wrong("Ada.java", "greetsBob", "Not every guest is Ada.", "return \"Hello, Ada\"");
    assertThat(guess("return \"Hello, Ada\"", "greetsBob", "greetsAda")).isEmpty();
  }

  @Test
  void isThatOfTheMostAlikeWhereSeveralFailTheSame() {
    wrong("Upper.java", "greetsBob", "It shouts.", "return name.toUpperCase()");
    wrong("Lower.java", "greetsBob", "It whispers.", "return name.toLowerCase()");
    assertThat(guess("String low = name.toLowerCase(); return low", "greetsBob"))
        .contains("It whispers.");
  }

  @Test
  void isNoneWhereSeveralFailTheSameAndNoneIsAlike() {
    wrong("Upper.java", "greetsBob", "It shouts.", "return name.toUpperCase()");
    wrong("Lower.java", "greetsBob", "It whispers.", "return name.toLowerCase()");
    assertThat(guess("int length = 3; return null", "greetsBob")).isEmpty();
  }

  @Test
  void isNoneOfAPrediction() {
    String statement = TestCheckout.statement("ch01_first").replace("kind: write", "kind: predict");
    checkout.write("exercises/ch01_first/statement.adoc", statement);
    exercise = checkout.catalog().find("ch01_first");
    wrong("Ada.java", "greetsBob", "Not every guest is Ada.", "return \"Hello, Ada\"");
    assertThat(guess("return \"Hello, Ada\"", "greetsBob")).isEmpty();
  }

  @Test
  void isNoneForAnAnswerThatDoesNotCompile() {
    wrong("Ada.java", "greetsBob", "Not every guest is Ada.", "return \"Hello, Ada\"");
    Submission submission = Submission.ofStub(exercise);
    assertThat(
            Diagnosis.of(
                submission, new Verdict.NotCompiled(List.of()), checkout.checkout().solutions()))
        .isEmpty();
  }
}
