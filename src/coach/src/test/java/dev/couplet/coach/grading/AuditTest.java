// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.fixture.TestCheckout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit finds in an exercise whose checks are {@code greetsAda} and {@code greetsBob}. */
class AuditTest {
  private static final String NAME = "ch01_first";
  private static final String RIGHT = TestCheckout.RIGHT.formatted(NAME);

  /** Greets Ada only. */
  private static final String WRONG = RIGHT.replace("+ name", "+ \"Ada\"");

  /** Greets Bob only. */
  private static final String FORGETS_ADA = RIGHT.replace("+ name", "+ \"Bob\"");

  private static final Limits LIMITS = new Limits(Duration.ofMillis(400), Duration.ofSeconds(60));

  @TempDir private Path home;
  private TestCheckout checkout;
  private Audit audit;

  @BeforeEach
  void addExercise() {
    checkout = new TestCheckout(home);
    checkout.add(NAME);
    audit = new Audit(checkout.checkout(), new Grader(LIMITS));
  }

  private void solution(String file, String text) {
    checkout.write("solutions/" + NAME + "/" + file, text);
  }

  private void wrong(String name, String fails, String text) {
    solution("wrong/" + name, "// Fails: " + fails + "\n// Because: It is wrong.\n" + text);
  }

  private Exercise exercise() {
    return checkout.catalog().find(NAME);
  }

  private String ofStub() {
    return audit.tryStub(exercise()).orElseThrow().words();
  }

  private void changeStub(String part, String instead) {
    change("Greeting.java", part, instead);
  }

  private void changeChecks(String part, String instead) {
    change("GreetingTest.java", part, instead);
  }

  private void changeStatement(String part, String instead) {
    change("statement.adoc", part, instead);
  }

  private void change(String file, String part, String instead) {
    String text = checkout.read("exercises/" + NAME + "/" + file);
    assertThat(text).contains(part);
    checkout.write("exercises/" + NAME + "/" + file, text.replace(part, instead));
  }

  @Nested
  class ASoundExercise {
    @Test
    void hasNoFindings() {
      solution("Greeting.java", RIGHT);
      solution("right/Formats.java", RIGHT.replace("\"Hello, \" +", "\"Hello\" + \", \" +"));
      wrong("ForgetsBob.java", "greetsBob", WRONG);
      wrong("ForgetsAda.java", "greetsAda", FORGETS_ADA);
      wrong("Shouts.java", "greetsAda, greetsBob", RIGHT.replace("Hello", "HELLO"));
      wrong(
          "Loops.java", "greetsBob", WRONG.replace("return", "while (name != \"Ada\") {} return"));
      wrong(
          "Exits.java",
          "greetsBob",
          WRONG.replace(
              "return", "if (name == \"Bob\") throw new IllegalStateException(); return"));
      wrong(
          "ShoutsAndExits.java",
          "greetsAda,greetsBob",
          WRONG
              .replace("Hello", "HELLO")
              .replace("return", "if (name == \"Bob\") throw new IllegalStateException(); return"));
      AuditReport report = audit.run(finding -> fail(finding.words()));
      assertThat(report.sound()).isTrue();
      assertThat(report.toString())
          .startsWith(
              "1 exercises, 8 answers (2 right, 6 wrong): 0 false accepts, 0 false rejects, 0"
                  + " flips, in ");
    }
  }

  @Nested
  class AnIncompleteExercise {
    @Test
    void isToldWhatItLacks() {
      String statement = checkout.read("exercises/" + NAME + "/statement.adoc");
      checkout.write(
          "exercises/" + NAME + "/statement.adoc",
          statement.substring(0, statement.lastIndexOf("[.hint]")));
      solution("Greeting.java", RIGHT);
      wrong("ForgetsBob.java", "greetsBob", WRONG);
      assertThat(audit.missing(exercise()))
          .containsExactly(
              "1 right answers; at least 2 are needed",
              "1 wrong answers; at least 5 are needed",
              "2 hints; at least 3 are needed",
              "greetsAda finds nothing that no other check finds: add a wrong answer that fails"
                  + " only it, or say above it why it stays, '// Stays: …'");
    }

    @Test
    void maySayWhyACheckStaysThatFindsNothingAlone() {
      changeChecks(
          "  @Test\n  void greetsAda", "  // Stays: it is Ada's day.\n  @Test\n  void greetsAda");
      assertThat(audit.missing(exercise()))
          .noneMatch(lack -> lack.startsWith("greetsAda"))
          .anyMatch(lack -> lack.startsWith("greetsBob"));
    }

    @Test
    void isNotHelpedByAWrongAnswerThatFailsOtherChecksToo() {
      wrong("Shouts.java", "greetsAda, greetsBob", RIGHT.replace("Hello", "HELLO"));
      assertThat(audit.missing(exercise())).anyMatch(lack -> lack.startsWith("greetsAda finds"));
    }

    @Test
    void mayCountOnNoAnswerThatWasWrittenBlind() {
      solution("blind/right/Greeting.java", RIGHT);
      assertThat(audit.missing(exercise())).contains("0 right answers; at least 2 are needed");
    }

    @Test
    void isToldOfAWrongAnswerWithoutAHeader() {
      solution("wrong/ForgetsBob.java", WRONG);
      assertThat(audit.missing(exercise()))
          .contains(
              file("wrong/ForgetsBob.java")
                  + " must begin with a line '// Fails: …' and a line '// Because: …'");
    }

    @Test
    void isToldOfAWrongAnswerThatNamesNoCheck() {
      wrong("ForgetsBob.java", "", WRONG);
      assertThat(audit.missing(exercise()))
          .contains(file("wrong/ForgetsBob.java") + " names no check in its line '// Fails: …'");
    }

    @Test
    void isToldOfAnAnswerWithoutAClass() {
      solution("right/Empty.java", "package ch01_first;\n");
      assertThat(audit.missing(exercise()))
          .contains(file("right/Empty.java") + " declares no class");
    }

    private String file(String name) {
      return home.resolve("solutions").resolve(NAME).resolve(name).toString();
    }
  }

  @Nested
  class AStub {
    @Test
    void mustCompile() {
      changeStub("return \"\"", "return");
      assertThat(ofStub())
          .isEqualTo(
              "it should compile and fail, but it does not compile (Greeting.java:6): incompatible"
                  + " types: missing return value");
    }

    @Test
    void mustSayWhatToDo() {
      changeStub("// TODO:", "//");
      assertThat(ofStub())
          .isEqualTo("it does not say what to do: it needs '// TODO: …' in or below a method");
    }

    @Test
    void mustFailEveryCheckWhereItIsAnEmptyTest() {
      changeStatement(":kind: write", ":kind: test");
      changeStub("return \"\"", "return \"Hello, Bob\"");
      assertThat(audit.tryStub(exercise()))
          .hasValueSatisfying(
              finding -> {
                assertThat(finding.kind()).isEqualTo(Finding.Kind.FALSE_ACCEPT);
                assertThat(finding.words()).startsWith("an empty test should score nothing, but");
              });
    }
  }

  @Nested
  class AFailingCheckOfTheStub {
    @Test
    void mustSayWhatFailed() {
      changeChecks(
          "name + \" should be greeted; the greeting was '\" + greeting + \"'.\"", "\" \"");
      assertThat(ofStub())
          .isEqualTo(
              "its first message should be a sentence, with a line to go to: greetsAda failed"
                  + " (Greeting.java:5): ; greetsBob failed (Greeting.java:5): ");
    }

    @Test
    void mustNotSpeakOfAnException() {
      changeStub("return \"\"", "throw new IllegalStateException(\"What is this I read.\")");
      assertThat(ofStub())
          .startsWith("its first message should be a sentence, with a line to go to: greetsAda");
    }
  }

  @Nested
  class AKnownAnswer {
    @Test
    void mayNotBeRefusedIfItIsRight() {
      solution("Greeting.java", WRONG);
      assertThat(onlyFinding())
          .isEqualTo(
              "a right answer is refused: greetsBob failed (Greeting.java:5): Bob should be"
                  + " greeted; the greeting was 'Hello, Ada'.");
    }

    @Test
    void mayNotBeAcceptedIfItIsWrong() {
      wrong("Right.java", "greetsBob", RIGHT);
      assertThat(onlyFinding())
          .isEqualTo("it should fail [greetsBob], but fails []: all 2 checks pass");
    }

    @Test
    void mayNotFailOtherChecksThanNamed() {
      wrong("ForgetsBob.java", "greetsAda, greetsBob", WRONG);
      assertThat(onlyFinding())
          .startsWith("it should fail [greetsAda, greetsBob], but fails [greetsBob]: greetsBob");
    }

    @Test
    void ofAPredictionMustBeToldWhatItsAuthorBelieves() {
      changeStatement(":kind: write", ":kind: predict");
      solution(
          "wrong/ForgetsBob.java",
          "// Fails: greetsBob\n// Because: the greeting\n// was 'Hello, Ada'.\n" + WRONG);
      assertThat(audit.tryAnswer(audit.answers(exercise()).get(0))).isEmpty();
      wrong("ForgetsBob.java", "greetsBob", WRONG);
      assertThat(onlyFinding())
          .startsWith("the verdict should say what its author believes, 'It is wrong.': greetsBob");
    }

    @Test
    void mayNameItsChecksOnSeveralLines() {
      solution(
          "wrong/Shouts.java",
          "// Fails: greetsAda,\n// greetsBob\n// Because: It shouts.\n"
              + RIGHT.replace("Hello", "HELLO"));
      KnownAnswer answer = audit.answers(exercise()).get(0);
      assertThat(answer.fails()).containsExactly("greetsAda", "greetsBob");
      assertThat(answer.because()).isEqualTo("It shouts.");
    }

    @Test
    void thatWasWrittenBlindMayFailAnyCheck() {
      solution("blind/wrong/ForgetsBob.java", "// Because: It forgets Bob.\n" + WRONG);
      assertThat(audit.tryAnswer(audit.answers(exercise()).get(0))).isEmpty();
    }

    @Test
    void thatWasWrittenBlindMayNotBeAcceptedIfItIsWrong() {
      solution("blind/wrong/Right.java", "// Because: It is right.\n" + RIGHT);
      assertThat(onlyFinding()).isEqualTo("a wrong answer is accepted: It is right.");
    }

    @Test
    void mayNotChangeItsVerdictWithTheData() {
      String flag = home.resolve("flag").toString().replace("\\", "/");
      wrong(
          "Sometimes.java",
          "greetsBob",
          WRONG.replace(
              "return",
              "try { if (name == \"Bob\" && !new java.io.File(\""
                  + flag
                  + "\").createNewFile()) return \"Hello, Bob\";} catch (Exception e) {} return"));
      // It needs a file, since nothing else is there the second time.
      Grader unscreened = new Grader(LIMITS).unscreened();
      Audit twice = new Audit(checkout.checkout(), unscreened, unscreened);
      assertThat(twice.tryAnswer(twice.answers(exercise()).get(0)))
          .hasValueSatisfying(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.FLIP));
    }

    private String onlyFinding() {
      List<KnownAnswer> answers = audit.answers(exercise());
      assertThat(answers).hasSize(1);
      return audit.tryAnswer(answers.get(0)).orElseThrow().words();
    }
  }

  @Nested
  class EveryFinding {
    @Test
    void namesTheExerciseAndWhatItIsAbout() {
      changeStub("return \"\"", "return \"Hello, \" + name");
      wrong("Stub.java", "greetsBob", "package ch01_first;\nfinal class Greeting {");
      List<String> findings = new ArrayList<>();
      AuditReport report = audit.run(finding -> findings.add(finding.words()));
      assertThat(findings)
          .containsExactly(
              "ch01_first: 0 right answers; at least 2 are needed",
              "ch01_first: 1 wrong answers; at least 5 are needed",
              "ch01_first: greetsAda finds nothing that no other check finds: add a wrong answer"
                  + " that fails only it, or say above it why it stays, '// Stays: …'",
              "ch01_first, stub: it should compile and fail, but all 2 checks pass",
              "ch01_first, wrong/Stub.java: it should fail [greetsBob], but fails []: it does not"
                  + " compile (Stub.java:4): reached end of file while parsing");
      assertThat(report.sound()).isFalse();
      assertThat(report.falseAccepts()).isEqualTo(1);
      assertThat(report.others()).isEqualTo(4);
    }
  }
}
