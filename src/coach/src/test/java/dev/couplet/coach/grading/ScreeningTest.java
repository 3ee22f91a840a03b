// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.coach.catalog.Answers;
import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.fixture.TestCheckout;
import dev.couplet.coach.grading.Verdict.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of an answer's class files; none of them is run. */
class ScreeningTest {
  private static final String NAME = "ch01_first";
  private static final AnswerCompiler COMPILER =
      new AnswerCompiler(CheckClassPath.ofLibrary(), CheckClassPath.toCompile(), Checks.inMemory());

  @TempDir private Path home;
  private TestCheckout checkout;

  @BeforeEach
  void addExercise() {
    checkout = new TestCheckout(home);
    checkout.add(NAME);
    allow("");
    new Answers(checkout.checkout()).handOut(checkout.catalog());
  }

  private void allow(String what) {
    header(":allows:.*", ":allows: " + what);
  }

  private void header(String line, String instead) {
    String file = "exercises/" + NAME + "/statement.adoc";
    checkout.write(file, checkout.read(file).replaceFirst(line, instead));
  }

  /** What is said of an answer whose method has these lines, of which the first is line 5. */
  private List<Problem> saidOf(String lines) {
    return saidOfFile(
        """
        package ch01_first;

        final class Greeting {
          static String greet(String name) throws Exception {
            %s
          }
        }
        """
            .formatted(lines));
  }

  private List<Problem> saidOfFile(String text) {
    checkout.write("answers/" + NAME + "/Greeting.java", text);
    Exercise exercise = checkout.catalog().find(NAME);
    Submission submission = Submission.ofLearner(exercise, new Answers(checkout.checkout()));
    AnswerCompiler.Compiled compiled = COMPILER.compile(submission);
    assertThat(compiled.classes()).as(compiled.problems().toString()).isNotEmpty();
    return Screening.of(exercise).look(submission, compiled.classes());
  }

  private static List<String> inBrief(List<Problem> problems) {
    return problems.stream()
        .map(each -> each.place().line() + ": " + each.message().replaceFirst(": .*", ""))
        .toList();
  }

  @Nested
  class AnAnswerThatNamesWhatNoneNeeds {
    @Test
    void isToldTheNameTheLineAndTheWayOut() {
      List<Problem> problems = saidOf("\nSystem.exit(0);\nreturn name;");
      assertThat(problems).hasSize(1);
      assertThat(problems.get(0).place().line()).isEqualTo(6);
      assertThat(problems.get(0).message())
          .isEqualTo(
              "System.exit is not for this exercise: it ends the program before the checks have"
                  + " their verdict. Return from the method instead.");
    }

    @Test
    void isToldOfEachNameOnceAtItsFirstLine() {
      assertThat(
              inBrief(
                  saidOf(
                      """
                      new Thread(() -> {}).start();
                      System.exit(1);
                      System.exit(2);
                      return name;
                      """)))
          .containsExactlyInAnyOrder(
              "5: Thread is not for this exercise",
              "5: new Thread is not for this exercise",
              "5: Thread.start is not for this exercise",
              "6: System.exit is not for this exercise");
    }

    @Test
    void isToldTheLineOfAMethodReferenceToo() {
      assertThat(
              inBrief(saidOf("\njava.util.function.IntConsumer end = System::exit;\nreturn name;")))
          .containsExactly("6: System.exit is not for this exercise");
    }

    @Test
    void isToldTheLineBehindSwitchesAndWideJumps() {
      assertThat(
              inBrief(
                  saidOf(
                      """
                      int n = switch (name) { case "a" -> 1; case "b" -> 2; default -> 3; };
                      switch (n) { case 1: n++; case 2: n--; case 3: n += 1000; default: }
                      Runtime.getRuntime().halt(n);
                      return name;
                      """)))
          .containsExactly("7: Runtime.halt is not for this exercise");
    }

    @Test
    void isToldOfWhatItExtends() {
      assertThat(
              inBrief(
                  saidOfFile(
                      """
                      package ch01_first;

                      final class Greeting extends ClassLoader {
                        static String greet(String name) {
                          return name;
                        }
                      }
                      """)))
          .contains("3: ClassLoader is not for this exercise");
    }

    @Test
    void isToldOfEachChannelThatIsASocketOrAFile() {
      assertThat(
              inBrief(
                  saidOf(
                      """
                      java.nio.channels.SocketChannel.open();
                      java.nio.channels.Selector.open();
                      java.nio.channels.Pipe.open();
                      java.nio.channels.FileChannel file = null;
                      file.close();
                      return name;
                      """)))
          .containsExactly(
              "5: java.nio.channels.SocketChannel.open is not for this exercise",
              "6: java.nio.channels.Selector.open is not for this exercise",
              "7: java.nio.channels.Pipe.open is not for this exercise",
              "9: java.nio.channels.FileChannel.close is not for this exercise");
    }

    @Test
    void isToldOfAClassOfTheChecks() {
      assertThat(saidOf("return new GreetingTest().toString();").get(0).message())
          .startsWith("GreetingTest belongs to the checks");
    }

    @Test
    void isToldOfAClassInAFileOfTheChecks() {
      checkout.write(
          "exercises/" + NAME + "/GreetingTest.java",
          checkout.read("exercises/" + NAME + "/GreetingTest.java") + "class Given {}\n");
      assertThat(saidOf("return new Given().toString();").get(0).message())
          .startsWith("Given belongs to the checks");
    }
  }

  @Nested
  class AnAnswerThatIsFine {
    @Test
    void mayUseLambdasRecordsEnumsSwitchesAndStrings() {
      assertThat(
              saidOf(
                  """
                  record Pair(String one, Object other) {}
                  enum Size { SMALL, LARGE }
                  Size size = name.length() > 3 ? Size.LARGE : Size.SMALL;
                  String word = switch (size) { case SMALL -> "s"; case LARGE -> "l"; };
                  assert word != null : "a" + new Pair(word, size);
                  Thread.sleep(0);
                  return java.util.stream.Stream.of(name, word).map(String::strip)
                      .collect(java.util.stream.Collectors.joining()) + new Pair(name, size);
                  """))
          .isEmpty();
    }

    @Test
    void mayUseChannelsToMemory() {
      assertThat(
              saidOf(
                  """
                  var memory = new java.io.ByteArrayOutputStream();
                  try (java.nio.channels.WritableByteChannel into =
                      java.nio.channels.Channels.newChannel(memory)) {
                    into.write(java.nio.ByteBuffer.allocate(3));
                  } catch (java.nio.channels.ClosedChannelException e) {
                    throw new IllegalStateException(e);
                  }
                  java.nio.channels.ReadableByteChannel from =
                      java.nio.channels.Channels.newChannel(
                          new java.io.ByteArrayInputStream(memory.toByteArray()));
                  return name + from.isOpen();
                  """))
          .isEmpty();
    }

    @Test
    void mayUseWhatItsExerciseAllows() {
      allow("threads, sockets");
      assertThat(
              saidOf(
                  """
                  new Thread(() -> {}).start();
                  new java.net.Socket().close();
                  return name;
                  """))
          .isEmpty();
    }

    @Test
    void mayHaveAClassWhosePartsTheChecksImport() {
      String file = "exercises/" + NAME + "/GreetingTest.java";
      checkout.write(
          file,
          checkout
              .read(file)
              .replaceFirst("import", "import static ch01_first.Greeting.greet;\nimport"));
      assertThat(saidOf("return name;")).isEmpty();
    }

    @Test
    void mayUseJUnitWhereItIsToWriteChecks() {
      header(":kind: write", ":kind: test");
      assertThat(saidOf("org.junit.jupiter.api.Assertions.assertEquals(name, name);\nreturn name;"))
          .isEmpty();
    }
  }

  @Nested
  class AClassThatTakesThePlaceOfAnother {
    private String with(String declaration) {
      return "package ch01_first;\n\nfinal class Greeting {\n"
          + "  static java.lang.String greet(java.lang.String name) { return null; }\n}\n\n"
          + declaration
          + "\n";
    }

    @Test
    void mayNotBeNamedAsOneOfJavaLang() {
      assertThat(saidOfFile(with("class String {}")))
          .extracting(Problem::message)
          .containsExactly(
              "a class String takes the place of java.lang.String, also where that is meant. Give it"
                  + " another name.");
    }

    @Test
    void mayNotBeNamedAsTheChecksOrWhatTheyImport() {
      assertThat(inBrief(saidOfFile(with("class GreetingTest {}\nclass Assertions {}"))))
          .containsExactlyInAnyOrder(
              "7: a class GreetingTest takes the place of the one that the checks use, also where"
                  + " that is meant. Give it another name.",
              "8: a class Assertions takes the place of the one that the checks use, also where that"
                  + " is meant. Give it another name.");
    }

    @Test
    void mayNotBeInThePackageOfTheLibrary() {
      checkout.write(
          "answers/" + NAME + "/Reactor.java", "package dev.couplet.reactor;\nclass Reactor {}\n");
      assertThat(saidOf("return name;"))
          .extracting(Problem::message)
          .containsExactly(
              "dev.couplet.reactor.Reactor is in another package than ch01_first, where it may take"
                  + " the place of a class of the library. Move it there.");
    }
  }

  @Nested
  class AnExercise {
    @Test
    void mayAllowOnlyWhatThereIs() {
      allow("thread");
      assertThatThrownBy(() -> saidOf("return name;"))
          .hasMessageStartingWith("ch01_first: ':allows:' names [thread]; there are ");
    }
  }
}
