// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.fixture.Polling;
import dev.couplet.coach.fixture.TestCheckout;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer is to stop the reactor after a second; the learner's takes two. */
class TimelineTest {
  private static final String NAME = "ch01_first";
  private static final String ANSWER =
      """
      package ch01_first;

      final class Greeting {
        /** %s. */
        static void start(dev.couplet.reactor.Reactor reactor) {
          reactor.callLater(java.time.Duration.ofSeconds(%d), reactor::stop);
        }
      }
      """;

  @TempDir private Path home;
  private final Console console = new Console();
  private TestCheckout checkout;

  @BeforeEach
  void addExercise() {
    checkout = new TestCheckout(home);
    checkout.add(NAME);
    checkout.write(
        "exercises/" + NAME + "/GreetingTest.java",
        """
        package ch01_first;

        import dev.couplet.memory.MemoryReactor;
        import org.junit.jupiter.api.Assertions;
        import org.junit.jupiter.api.Test;

        class GreetingTest {
          @Test
          void stopsAfterASecond() {
            MemoryReactor reactor = new MemoryReactor();
            Greeting.start(reactor);
            reactor.run();
            Assertions.assertEquals(1, reactor.seconds(), "it took " + reactor.seconds());
          }
        }
        """);
    checkout.write("exercises/" + NAME + "/Greeting.java", ANSWER.formatted("The stub", 3));
    checkout.write("solutions/" + NAME + "/Greeting.java", ANSWER.formatted("Our own", 1));
    System.setProperty("couplet.home", home.toString());
  }

  @AfterEach
  void forgetTheCheckout() {
    System.clearProperty("couplet.home");
  }

  private void answer(int seconds) {
    checkout.write(
        "answers/" + NAME + "/Greeting.java", ANSWER.formatted("The learner's", seconds));
  }

  @Nested
  class TheOption {
    @Test
    void drawsBothRunsAndSaysWhereTheyPart() {
      answer(2);
      assertThat(console.run("check", NAME, "--timeline")).isEqualTo(ExitCode.NOT_SOLVED);
      assertThat(console.out())
          .contains("stopsAfterASecond failed")
          .contains("Expected: 1 s\n", "Yours: 2 s\n", "Greeting:6")
          .contains("Here they part first: In the expected run")
          .containsPattern("To step through: .*ch01_first\\.html\n");
      assertThat(checkout.read(".couplet/traces/ch01_first.html")).contains("stopsAfterASecond");
    }

    @Test
    void drawsNothingWhereAllChecksPass() {
      answer(1);
      assertThat(console.run("check", NAME, "--timeline")).isEqualTo(ExitCode.SOLVED);
      assertThat(console.out()).contains("There is a timeline when a check fails");
    }

    @Test
    void drawsNothingOfAStub() {
      assertThat(console.run("check", NAME, "--timeline")).isEqualTo(ExitCode.NOT_SOLVED);
      assertThat(console.out()).contains("There is nothing of yours to draw yet");
    }

    @Test
    void drawsNoPrediction() {
      checkout.write(
          "exercises/" + NAME + "/statement.adoc",
          TestCheckout.statement(NAME).replace(":kind: write", ":kind: predict"));
      answer(2);
      assertThat(console.run("check", NAME, "--timeline")).isEqualTo(ExitCode.NOT_SOLVED);
      assertThat(console.out()).contains("would tell what you are to predict");
    }

    @Test
    void isNotForPrograms() {
      assertThat(console.run("check", NAME, "--timeline", "--json")).isEqualTo(ExitCode.USAGE);
    }
  }

  @Nested
  class TheKey {
    @Test
    void drawsThemInTheWatch() throws Exception {
      answer(2);
      Course course = Course.open(checkout.checkout(), news -> {});
      answer(2);
      PipedWriter keys = new PipedWriter();
      PipedReader pressed = new PipedReader(keys);
      CompletableFuture<Integer> watch =
          CompletableFuture.supplyAsync(
              () ->
                  new Watch(course, console.screen(), Keys.of(pressed), List.of())
                      .run(course.exercises().get(0)),
              task -> new Thread(task, "watch").start());
      Polling.until(console::out, said -> said.contains("t timeline"));
      keys.write('t');
      keys.flush();
      Polling.until(console::out, said -> said.contains("Here they part first"));
      keys.close();
      assertThat(watch.join()).isEqualTo(ExitCode.NOT_SOLVED);
      assertThat(console.out()).contains("Expected: 1 s\n", "Yours: 2 s\n");
    }
  }
}
