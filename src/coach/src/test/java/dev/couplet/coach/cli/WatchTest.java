// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.fixture.Polling;
import dev.couplet.coach.fixture.TestCheckout;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch at work in this process: keys from a pipe, answers saved by the test. */
class WatchTest {
  private static final String SOLVED = ": solved, all 2 checks pass.\n";
  private static final String WAITING =
      "Watching your file: save it for a verdict. Keys: n next, p\nprevious, ";

  @TempDir private Path home;
  private Console console = new Console();
  private final PipedWriter keys = new PipedWriter();
  private CompletableFuture<Integer> watch = CompletableFuture.completedFuture(0);
  private TestCheckout checkout;

  @BeforeEach
  void addExercises() {
    checkout = new TestCheckout(home);
    checkout.add("ch01_first");
    checkout.add("ch02_second");
  }

  @AfterEach
  void quit() throws IOException {
    keys.close();
    watch.join();
  }

  private void start() throws IOException {
    PipedReader pressed = new PipedReader(keys);
    List<String> news = new ArrayList<>();
    Course course = Course.open(checkout.checkout(), news::add);
    Exercise first = course.next().orElse(course.exercises().get(0));
    watch =
        CompletableFuture.supplyAsync(
            () -> new Watch(course, console.screen(), Keys.of(pressed), news).run(first),
            task -> new Thread(task, "watch").start());
  }

  private void press(char key) throws IOException {
    keys.write(key);
    keys.flush();
  }

  private void save(String text) {
    checkout.write("answers/ch01_first/Greeting.java", text.formatted("ch01_first"));
  }

  /** A known-wrong answer to the first exercise. */
  private void addKnownAnswer() {
    checkout.write(
        "solutions/ch01_first/wrong/ForgetsToGreet.java",
        "// Fails: greetsAda, greetsBob\n// Because: It names the guest and greets nobody.\n"
            + TestCheckout.STUB.formatted("ch01_first").replace("return \"\"", "return \"Ada\""));
  }

  /** Waits until {@code text} was said {@code times} times. */
  private void awaitSaid(String text, int times) {
    Polling.until(
        console::out, said -> said.split(java.util.regex.Pattern.quote(text), -1).length > times);
  }

  private void awaitSaid(String text) {
    awaitSaid(text, 1);
  }

  @Nested
  class AtTheStart {
    @Test
    void itShowsTheExerciseWithAVerdictAndQuitsWhenTheInputEnds() throws IOException {
      start();
      keys.close();
      assertThat(watch.join()).isEqualTo(ExitCode.NOT_SOLVED);
      console.assertSaid(
          """
          Your answers go to HOME.


          Greet  (ch01_first)

          Greet each guest by name.

          ch01_first: still to be written.
            Return "Hello, " and the name.
            → FILE:5
          Try: write it and save; './couplet hint ch01_first' gives a nudge.

          0 of 2 solved. Watching your file: save it for a verdict. Keys: n next, p
          previous, h hint, l list, r run, x reset, e edit, m more, q quit.
          """
              .replace("HOME", home.resolve("answers").toString())
              .replace("FILE", home.resolve("answers/ch01_first/Greeting.java").toString()),
          "");
    }
  }

  @Nested
  class WhenARightAnswerIsSaved {
    @Test
    void itSaysSoWithoutAKeyAndGoesOnWhenNIsPressed() throws IOException {
      start();
      awaitSaid(WAITING);
      save(TestCheckout.RIGHT);
      awaitSaid("ch01_first" + SOLVED);
      awaitSaid("1 of 2 solved.");
      press('n');
      awaitSaid("Greet  (ch02_second)\n");
      awaitSaid(WAITING, 3);
      press('q');
      assertThat(watch.join()).isEqualTo(ExitCode.NOT_SOLVED);
    }
  }

  @Nested
  class WhenNIsPressedBeforeItIsSolved {
    @Test
    void itAsksOnceAndThenLeavesItForLater() throws IOException {
      start();
      awaitSaid(WAITING);
      press('n');
      awaitSaid("This one is not solved yet: h shows a hint; n again leaves it for later.\n");
      press('n');
      awaitSaid("Greet  (ch02_second)\n");
      press('p');
      awaitSaid("Greet  (ch01_first)\n", 2);
    }
  }

  @Nested
  class WhenTheLastAnswerIsSaved {
    @Test
    void itSaysThatAllAreSolvedAndQuitsWith0() throws IOException {
      checkout.write("answers/.couplet/progress", "second solved\n");
      save(TestCheckout.RIGHT);
      start();
      awaitSaid("2 of 2 solved.");
      press('n');
      awaitSaid("All exercises are solved!");
      press('q');
      assertThat(watch.join()).isEqualTo(ExitCode.SOLVED);
    }
  }

  @Nested
  class WhenXIsPressed {
    @Test
    void itChangesNothingUnlessYFollows() throws IOException {
      save(TestCheckout.RIGHT);
      start();
      awaitSaid("1 of 2 solved.");
      press('x');
      awaitSaid("Begin ch01_first again?");
      press('x');
      awaitSaid("Nothing was changed.\n");
      assertThat(checkout.read("answers/ch01_first/Greeting.java"))
          .isEqualTo(TestCheckout.RIGHT.formatted("ch01_first"));
    }

    @Test
    void itKeepsTheOldFileAndSaysWhere() throws IOException {
      save(TestCheckout.RIGHT);
      start();
      awaitSaid("1 of 2 solved.");
      press('x');
      press('y');
      awaitSaid("Your old file is kept:");
      awaitSaid("ch01_first: still to be written.\n");
      assertThat(checkout.read("answers/ch01_first/Greeting.java.old"))
          .isEqualTo(TestCheckout.RIGHT.formatted("ch01_first"));
    }
  }

  @Nested
  class WhenSIsPressed {
    @Test
    void itShowsOurAnswersOnceThereIsOne() throws IOException {
      checkout.write(
          "solutions/ch01_first/Greeting.java",
          TestCheckout.RIGHT
              .formatted("ch01_first")
              .replace("final class", "/** Adds two strings. */\nfinal class"));
      start();
      awaitSaid(WAITING);
      press('s');
      awaitSaid("Our answers are shown once you have solved it; h shows a hint.\n");
      save(TestCheckout.RIGHT);
      awaitSaid("1 of 2 solved.");
      press('s');
      awaitSaid("Ours: Greeting.java\nAdds two strings.\n");
    }
  }

  @Nested
  class OnATerminalThatCanBeDrawnAnew {
    @BeforeEach
    void drawAnew() {
      console = new Console(new Screen.Abilities(false, false, true, false));
    }

    @Test
    void thePageIsDrawnInsteadOfTheOneBefore() throws IOException {
      start();
      awaitSaid("▸ still to be written.");
      save(TestCheckout.RIGHT);
      awaitSaid("✓ solved, all 2 checks pass.");
      assertThat(console.out()).startsWith("\u001b[HGreet  ch01_first  ");
    }

    @Test
    void theListLiesOverItUntilOneIsChosen() throws IOException {
      start();
      press('l');
      awaitSaid("▸ not begun  ch01_first ");
      press('j');
      awaitSaid("▸ not begun  ch02_second ");
      press('\r');
      awaitSaid("\u001b[HGreet  ch02_second  ");
    }

    @Test
    void aTextOverItStaysWhateverElseIsPressedUntilQ() throws IOException {
      start();
      awaitSaid("▸ still to be written.");
      press('m');
      awaitSaid("q back");
      press('z');
      awaitSaid("q back", 2);
      press('h');
      awaitSaid("q back", 3);
      press('q');
      awaitSaid("q quit", 3);
      press('q');
      assertThat(watch.join()).isEqualTo(ExitCode.NOT_SOLVED);
    }

    @Test
    void gGoesToTheEndOfTheListAndToItsBeginning() throws IOException {
      start();
      press('l');
      awaitSaid("▸ not begun  ch01_first ");
      press('G');
      awaitSaid("▸ not begun  ch02_second ");
      press('g');
      awaitSaid("▸ not begun  ch01_first ", 2);
    }

    @Test
    void aGuessComesAfterTheVerdict() throws IOException {
      addKnownAnswer();
      start();
      awaitSaid("▸ still to be written.");
      save(TestCheckout.STUB.replace("return \"\"", "String guest = \"Ada\"; return guest"));
      awaitSaid("Perhaps this is the reason: It names the guest and greets nobody.");
      String before = console.out().substring(0, console.out().indexOf("Perhaps"));
      assertThat(before.split("✗ not solved, 0 of 2 checks pass.", -1)).hasSizeGreaterThan(2);
    }

    @Test
    void aHintIsGoneOnceAnotherAnswerIsJudged() throws IOException {
      start();
      awaitSaid("▸ still to be written.");
      press('h');
      awaitSaid("Hint 1 of 3:");
      save(TestCheckout.STUB.replace("return \"\"", "return \"Hi\""));
      awaitSaid("✗ not solved, 0 of 2 checks pass.");
      String page = console.out().substring(console.out().indexOf("✗ not solved, 0 of 2"));
      assertThat(page).contains("q quit").doesNotContain("Hint 1 of 3:");
    }
  }

  @Nested
  class WhenAnAnswerIsSavedDuringARun {
    @Test
    void thatOneIsJudgedToo() throws IOException {
      Path started = home.resolve("started");
      Path goOn = home.resolve("go-on");
      save(
          TestCheckout.STUB.replace(
              "return",
              """
              try {
                java.nio.file.Files.createFile(java.nio.file.Path.of("%1$s"));
                while (!java.nio.file.Files.exists(java.nio.file.Path.of("%2$s"))) Thread.sleep(5);
              } catch (Exception e) {
              }
              return"""
                  .formatted(started, goOn)
                  .replace("\\", "\\\\")));
      start();
      Polling.until(() -> Files.exists(started), there -> there);
      save(TestCheckout.RIGHT);
      Files.createFile(goOn);
      awaitSaid("ch01_first" + SOLVED);
      assertThat(console.out()).contains("ch01_first: not solved");
    }
  }

  @Nested
  class WhenManyAreSavedAtAnyMoment {
    @Test
    void theVerdictOnTheLastIsShown() throws IOException {
      start();
      awaitSaid(WAITING);
      for (int i = 0; i < 20; i++) {
        save(TestCheckout.STUB.replace("return \"\"", "return \"Hi " + i + "\""));
        LockSupport.parkNanos((i * 37 % 100) * 1_000_000L);
      }
      awaitSaid("'Hi 19'");
    }
  }

  @Nested
  class WhenAnAnswerGoesWrongAsAnotherDid {
    @Test
    void itSaysWhatTheOtherBelieved() throws IOException {
      addKnownAnswer();
      start();
      awaitSaid(WAITING);
      save(TestCheckout.STUB.replace("return \"\"", "String guest = \"Ada\"; return guest"));
      awaitSaid("Perhaps this is the reason: It names the guest and greets nobody.");
    }

    @Test
    void itSaysNoSuchThingWhereTheAnswerDoesAnotherThing() throws IOException {
      addKnownAnswer();
      start();
      awaitSaid(WAITING);
      save(TestCheckout.STUB.replace("return \"\"", "return \"Good morning\""));
      awaitSaid(WAITING, 2);
      assertThat(console.out()).doesNotContain("Perhaps");
    }
  }

  @Nested
  class WhenHIsPressed {
    @Test
    void itShowsOneHintMore() throws IOException {
      start();
      awaitSaid(WAITING);
      press('h');
      awaitSaid("hint 1 of 3:\n  What is in a name?\n");
      press('h');
      awaitSaid("hint 2 of 3:\n  Strings can be added.\n");
    }
  }

  @Nested
  class WhenTheFileIsDeleted {
    @Test
    void itSaysSoAndJudgesTheNextThatIsSaved() throws IOException {
      start();
      awaitSaid(WAITING);
      Files.delete(home.resolve("answers/ch01_first/Greeting.java"));
      awaitSaid("there is no such file");
      Files.delete(home.resolve("answers/ch01_first/GreetingTest.java"));
      Files.delete(home.resolve("answers/ch01_first"));
      awaitSaid(WAITING, 2);
      save(TestCheckout.RIGHT);
      awaitSaid("ch01_first" + SOLVED);
    }
  }
}
