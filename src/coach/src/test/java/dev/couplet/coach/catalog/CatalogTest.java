// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.coach.fixture.TestCheckout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {
  @TempDir private Path home;
  private TestCheckout checkout;

  @BeforeEach
  void setUp() {
    checkout = new TestCheckout(home);
  }

  @Nested
  class TheExercises {
    @Test
    void areInTheOrderOfTheirFoldersNames() {
      checkout.add("ch10_last");
      checkout.add("ch02_second");
      checkout.add("ch01_first");
      assertThat(checkout.catalog().exercises())
          .extracting(Exercise::name)
          .containsExactly("ch01_first", "ch02_second", "ch10_last");
    }

    @Test
    void comeAfterThoseThatTheyNeed() {
      checkout.add("ch01_first");
      checkout.add("ch01_second");
      checkout.add("ch01_third");
      need("ch01_first", "third");
      assertThat(checkout.catalog().exercises())
          .extracting(Exercise::name)
          .containsExactly("ch01_second", "ch01_third", "ch01_first");
    }

    @Test
    void doNotNeedEachOther() {
      checkout.add("ch01_first");
      checkout.add("ch01_second");
      need("ch01_first", "second");
      need("ch01_second", "first");
      assertThatThrownBy(checkout::catalog)
          .hasMessage(
              "ch01_first has ':needs: second', which no exercise is, or which needs this one in"
                  + " turn; name the ids of those that should come before it");
    }

    @Test
    void doNotNeedWhatIsNotThere() {
      checkout.add("ch01_first");
      need("ch01_first", "zeroth");
      assertThatThrownBy(checkout::catalog)
          .hasMessageStartingWith("ch01_first has ':needs: zeroth'");
    }

    private void need(String name, String id) {
      checkout.write(
          "exercises/" + name + "/statement.adoc",
          TestCheckout.statement(name).replace(":needs:", ":needs: " + id));
    }

    @Test
    void areTheFoldersWithAStatement() {
      checkout.add("ch01_first");
      checkout.write("exercises/pom.xml", "<project/>");
      checkout.write("exercises/target/classes/Some.class", "");
      assertThat(checkout.catalog().exercises()).hasSize(1);
    }

    @Test
    void haveTheirIdFromTheStatement() {
      assertThat(checkout.add("ch01_three_counters").id()).isEqualTo("three-counters");
    }

    @Test
    void countWhatIsGivenAmongTheChecks() {
      checkout.add("ch01_first");
      checkout.write(
          "exercises/ch01_first/statement.adoc",
          TestCheckout.statement("ch01_first").replace(":needs:", ":needs:\n:given: Guests.java"));
      checkout.write(
          "exercises/ch01_first/Guests.java", "package ch01_first;\ninterface Guests {}");
      Exercise exercise = checkout.catalog().find("ch01_first");
      assertThat(exercise.stubs())
          .extracting(Path::getFileName)
          .map(Path::toString)
          .containsExactly("Greeting.java");
      assertThat(exercise.checks())
          .extracting(Path::getFileName)
          .map(Path::toString)
          .containsExactly("GreetingTest.java", "Guests.java");
      assertThat(exercise.tests())
          .extracting(Path::getFileName)
          .map(Path::toString)
          .containsExactly("GreetingTest.java");
    }

    @Test
    void tellStubsFromChecks() {
      Exercise exercise = checkout.add("ch01_first");
      assertThat(exercise.stubs()).containsExactly(exercise.folder().resolve("Greeting.java"));
      assertThat(exercise.checks()).containsExactly(exercise.folder().resolve("GreetingTest.java"));
    }

    @Test
    void doNotShareAnId() {
      checkout.add("ch01_first");
      checkout.write("exercises/ch02_second/statement.adoc", TestCheckout.statement("ch01_first"));
      assertThatThrownBy(checkout::catalog)
          .hasMessage(
              "ch01_first and ch02_second both have ':id: first'; give the newer one another");
    }
  }

  @Nested
  class AMalformedStatement {
    @Test
    void isNamedWithWhatIsWrongWithIt() {
      Path statement = checkout.write("exercises/ch01_first/statement.adoc", "Greet");
      assertThatThrownBy(checkout::catalog)
          .hasMessage(
              statement + ": the statement begins with 'Greet'; begin it with '= Its title'");
    }

    @Test
    void isOneThatIsNotInUtf8Too() throws IOException {
      Path statement = checkout.write("exercises/ch01_first/statement.adoc", "");
      Files.write(statement, "= Grüße".getBytes(StandardCharsets.ISO_8859_1));
      assertThatThrownBy(checkout::catalog)
          .hasMessage(statement + ": it is not in UTF-8; save it so");
    }
  }

  @Nested
  class AnExerciseIsFoundBy {
    private Catalog catalog;

    @BeforeEach
    void addExercises() {
      checkout.add("ch03_countdown");
      checkout.add("ch03_countdown_again");
      checkout.add("ch04_gather");
      catalog = checkout.catalog();
    }

    @Test
    void itsFullNameThoughThatIsAPartOfAnother() {
      assertThat(catalog.find("ch03_countdown").name()).isEqualTo("ch03_countdown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gather", "ch04", "04_g"})
    void aPartThatNoOtherHas(String part) {
      assertThat(catalog.find(part).name()).isEqualTo("ch04_gather");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ch04_gather/",
          "answers/ch04_gather/",
          "/home/ada/couplet/answers/ch04_gather//",
          "answers\\ch04_gather\\",
          "answers/ch04_gather/Greeting.java"
        })
    void aPathAsAShellCompletesIt(String path) {
      assertThat(catalog.find(path).name()).isEqualTo("ch04_gather");
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "ch0", "answers/count"})
    void noPartThatSeveralHave(String part) {
      assertThatThrownBy(() -> catalog.find(part))
          .isInstanceOf(NoSuchExercise.class)
          .hasMessageStartingWith(
              "'" + part + "' may be any of: ch03_countdown, ch03_countdown_again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"poetry", "", "/", "Greeting.java", "ch03_countdown/poetry"})
    void noNameThatNoneHas(String name) {
      assertThatThrownBy(() -> catalog.find(name))
          .isInstanceOf(NoSuchExercise.class)
          .hasMessage(
              "there is no exercise '"
                  + name
                  + "'; there are: ch03_countdown, ch03_countdown_again, ch04_gather");
    }
  }
}
