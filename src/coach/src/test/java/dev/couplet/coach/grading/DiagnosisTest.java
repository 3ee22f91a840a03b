// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.catalog.Answers;
import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.fixture.TestCheckout;
import dev.couplet.coach.grading.Verdict.CheckResult;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisTest {
  private static final String NAME = "ch01_first";
  private static final Map<String, Integer> WAITS = Map.of("waits", 4, "greets", 6);
  private static final Map<String, Integer> RUSHES = Map.of("greets", 6);

  @TempDir private Path home;
  private TestCheckout checkout;
  private Exercise exercise;

  /** What known answers do, by their code. */
  private final Map<String, Shape> shapes = new HashMap<>();

  @BeforeEach
  void addExercise() {
    checkout = new TestCheckout(home);
    exercise = checkout.add(NAME);
  }

  private void wrong(String name, String fails, String code, Shape shape) {
    shapes.put(answer(code).strip(), shape);
    checkout.write(
        "solutions/" + NAME + "/wrong/" + name + ".java",
        "// Fails: " + fails + "\n// Because: It is " + name + ".\n" + answer(code));
  }

  private static String answer(String code) {
    return TestCheckout.STUB.formatted(NAME).replace("return \"\"", code);
  }

  /** What happens in a check of which one run fails with each of these words. */
  private static Shape shape(Map<String, Integer> events, String... words) {
    Map<String, String> ends = new HashMap<>();
    for (String each : words) {
      ends.put("seed " + ends.size(), each);
    }
    return new Shape("the check", ends, events);
  }

  /** What is guessed of a learner's answer with this code, which fails this check. */
  private Optional<String> guess(String code, String check, Shape shape) {
    CheckResult failed = new CheckResult(check, false, "", Optional.empty());
    return guess(code, new Verdict.NotSolved(List.of(failed), List.of(), shape));
  }

  private Optional<String> guess(String code, Verdict verdict) {
    checkout.write("answers/" + NAME + "/Greeting.java", answer(code));
    return new Diagnosis(checkout.checkout().solutions(), this::known)
        .of(Submission.ofLearner(exercise, new Answers(checkout.checkout())), verdict);
  }

  private Shape known(Submission answer, String check) {
    assertThat(check).isEqualTo("the check");
    String text = answer.sources().get("Greeting.java").text();
    return shapes.get(text.substring(text.indexOf("package ")).strip());
  }

  @Test
  void isTheReasonOfOneThatFailsTheSameChecksAndDoesTheSame() {
    wrong("early", "greetsBob", "return name", shape(RUSHES, "No Bob."));
    assertThat(guess("return other()", "greetsBob", shape(RUSHES, "No Bob.")))
        .contains("It is early.");
  }

  @Test
  void isNoneWhereNoneFailsTheSame() {
    wrong("early", "greetsBob", "return name", shape(RUSHES, "No Bob."));
    assertThat(guess("return name", "greetsAda", shape(RUSHES, "No Bob."))).isEmpty();
  }

  @Test
  void isNoneWhereTheyFailWithOtherWordsInMostRunsThatFail() {
    wrong("early", "greetsBob", "return name", shape(RUSHES, "", "No Bob.", "No.", "No."));
    assertThat(guess("return name", "greetsBob", shape(RUSHES, "", "No Bob.", "Bob?", "Who?")))
        .isEmpty();
    assertThat(guess("return name", "greetsBob", shape(RUSHES, "", "No Bob.", "No.", "Who?")))
        .contains("It is early.");
  }

  @Test
  void isNoneWhereNoRunFails() {
    wrong("early", "greetsBob", "return name", shape(RUSHES, "", ""));
    assertThat(guess("return name", "greetsBob", shape(RUSHES, "", ""))).isEmpty();
  }

  @Test
  void isNoneWhereTheyFailWithTheSameWordsButDoLittleTheSame() {
    wrong("early", "greetsBob", "return name", shape(RUSHES, "No Bob."));
    Shape busy = shape(Map.of("greets", 6, "waits", 10), "No Bob.");
    assertThat(guess("return name", "greetsBob", busy)).isEmpty();
  }

  @Test
  void isThatOfTheOneThatDoesMostTheSame() {
    wrong("early", "greetsBob", "return name", shape(RUSHES, "No Bob."));
    wrong("late", "greetsBob", "return later(name)", shape(WAITS, "No Bob."));
    assertThat(guess("return name", "greetsBob", shape(WAITS, "No Bob."))).contains("It is late.");
  }

  @Test
  void isThatOfTheMostAlikeInItsWordsWhereSeveralDoTheSame() {
    wrong("loud", "greetsBob", "return name.toUpperCase()", shape(RUSHES, "No Bob."));
    wrong("low", "greetsBob", "return name.toLowerCase()", shape(RUSHES, "No Bob."));
    assertThat(
            guess(
                "String low = name.toLowerCase(); return low",
                "greetsBob",
                shape(RUSHES, "No Bob.")))
        .contains("It is low.");
  }

  @Test
  void isNoneWhereSeveralDoTheSameAndAreAboutAsMuchAlikeInTheirWords() {
    wrong("loud", "greetsBob", "return name.toUpperCase()", shape(RUSHES, "No Bob."));
    wrong("low", "greetsBob", "return name.toLowerCase()", shape(RUSHES, "No Bob."));
    assertThat(guess("return name.strip()", "greetsBob", shape(RUSHES, "No Bob."))).isEmpty();
  }

  @Test
  void isByTheWordsWhereNothingIsRecorded() {
    wrong("loud", "greetsBob", "return name.toUpperCase()", shape(Map.of(), "No Bob."));
    Shape unrecorded = shape(Map.of(), "No Bob.");
    assertThat(guess("return other.toUpperCase()", "greetsBob", unrecorded))
        .contains("It is loud.");
    assertThat(guess("int length = 3; String other = null", "greetsBob", unrecorded)).isEmpty();
  }

  @Test
  void isNoneWhereNothingIsKnownOfWhatTheAnswerDoes() {
    wrong("early", "greetsBob", "return name", Shape.UNKNOWN);
    assertThat(guess("return name", "greetsBob", Shape.UNKNOWN)).isEmpty();
  }

  @Test
  void isNoneOfAPrediction() {
    String statement = TestCheckout.statement("ch01_first").replace("kind: write", "kind: predict");
    checkout.write("exercises/ch01_first/statement.adoc", statement);
    exercise = checkout.catalog().find("ch01_first");
    wrong("early", "greetsBob", "return name", shape(RUSHES, "No Bob."));
    assertThat(guess("return name", "greetsBob", shape(RUSHES, "No Bob."))).isEmpty();
  }

  @Test
  void isNoneForAnAnswerThatDoesNotCompile() {
    wrong("early", "greetsBob", "return name", shape(RUSHES, "No Bob."));
    assertThat(guess("return name", new Verdict.NotCompiled(List.of()))).isEmpty();
  }
}
