// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.couplet.coach.fixture.Programs;
import dev.couplet.coach.fixture.TestCheckout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
  private static final String STUB = "ch01_first/Greeting.java";
  private static final String CHECKS = "ch01_first/GreetingTest.java";
  private static final List<String> EVERY_FILE = List.of(".gitignore", STUB, CHECKS, "pom.xml");
  private static final String LIST = ".couplet/handed-out";

  @TempDir private Path home;
  private TestCheckout checkout;
  private Exercise exercise;

  @BeforeEach
  void addExercise() {
    checkout = new TestCheckout(home);
    exercise = checkout.add("ch01_first");
  }

  private Answers answers() {
    return new Answers(checkout.checkout());
  }

  private List<Path> handOut() {
    return answers().handOut(checkout.catalog());
  }

  private String answer(String name) {
    return checkout.read("answers/" + name);
  }

  private void saveAnswer(String name, String text) {
    checkout.write("answers/" + name, text);
  }

  private void changePristine(String text) {
    checkout.write("exercises/" + STUB, text);
  }

  private String pristine() {
    return checkout.read("exercises/" + STUB);
  }

  private void delete(String name) throws IOException {
    Path gone = checkout.checkout().answers().resolve(name);
    try (Stream<Path> files = Files.walk(gone)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Every file of the learner's folder with its text, but the coach's own. */
  private Map<String, String> everyAnswer() throws IOException {
    Path folder = checkout.checkout().answers();
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith(".couplet/") && !name.startsWith(".git/")) {
          texts.put(name, Files.readString(file));
        }
      }
    }
    return texts;
  }

  @Nested
  class AReset {
    @BeforeEach
    void handOutAndChange() {
      handOut();
      checkout.write("answers/" + STUB, "mine");
    }

    private List<Answers.Kept> reset() {
      return new Answers(checkout.checkout()).reset(checkout.catalog().exercises().get(0));
    }

    @Test
    void handsTheStubOutAnew() {
      reset();
      assertThat(answer(STUB)).isEqualTo(pristine());
    }

    @Test
    void keepsTheOldFileBesideItAndSaysWhere() {
      Path file = checkout.checkout().answers().resolve(STUB);
      assertThat(reset())
          .containsExactly(new Answers.Kept(file, file.resolveSibling("Greeting.java.old")));
      assertThat(answer(STUB + ".old")).isEqualTo("mine");
    }

    @Test
    void keepsWhatWasKeptBefore() {
      reset();
      checkout.write("answers/" + STUB, "mine again");
      reset();
      assertThat(answer(STUB + ".old")).isEqualTo("mine");
      assertThat(answer(STUB + ".old-2")).isEqualTo("mine again");
    }

    @Test
    void keepsClassesOfTheLearnersOwn() {
      String own = STUB.replace("Greeting.java", "Own.java");
      checkout.write("answers/" + own, "class Own {}");
      reset();
      assertThat(checkout.checkout().answers().resolve(own)).doesNotExist();
      assertThat(answer(own + ".old")).isEqualTo("class Own {}");
    }

    @Test
    void keepsNothingOfWhatIsUntouched() {
      reset();
      assertThat(reset()).isEmpty();
    }

    @Test
    void thatACrashCutShortIsEndedByTheNextHandOut() throws IOException {
      Path file = checkout.checkout().answers().resolve(STUB);
      Files.move(file, file.resolveSibling("Greeting.java.old"));
      handOut();
      assertThat(answer(STUB)).isEqualTo(pristine());
      assertThat(answer(STUB + ".old")).isEqualTo("mine");
    }
  }

  @Nested
  class TheFirstHandOut {
    @Test
    void givesAModuleWithEachStubAndItsChecks() throws IOException {
      handOut();
      assertThat(everyAnswer()).containsOnlyKeys(EVERY_FILE);
    }

    @Test
    void copiesThemAsTheyAre() {
      handOut();
      assertThat(answer(STUB)).isEqualTo(pristine());
    }

    @Test
    void saysWhatWasWritten() {
      assertThat(handOut())
          .containsExactlyInAnyOrderElementsOf(EVERY_FILE.stream().map(Path::of).toList());
    }

    @Test
    void givesFilesThatAreAsReadableAsAnyNewOne() throws IOException {
      assumeTrue(
          Files.getFileStore(home).supportsFileAttributeView("posix"), "needs POSIX permissions");
      handOut();
      Path ordinary = Files.writeString(home.resolve("ordinary"), "");
      assertThat(Files.getAttribute(home.resolve("answers/" + STUB), "posix:permissions"))
          .isEqualTo(Files.getAttribute(ordinary, "posix:permissions"));
    }

    @Test
    void leavesNothingUnfinishedOnTheDesk() throws IOException {
      handOut();
      try (Stream<Path> own = Files.list(home.resolve("answers/.couplet"))) {
        assertThat(own).containsExactly(home.resolve("answers/" + LIST));
      }
    }

    @Test
    void keepsAnAnswerThatIsThereAlready() {
      saveAnswer(STUB, "mine");
      handOut();
      assertThat(answer(STUB)).isEqualTo("mine");
    }

    @Test
    void isRefusedWhereAFileIsInTheWay() {
      checkout.write("answers", "");
      assertThatThrownBy(AnswersTest.this::handOut).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Nested
  class TheSecondHandOut {
    @BeforeEach
    void handOutOnce() {
      handOut();
    }

    @Test
    void writesNothing() {
      assertThat(handOut()).isEmpty();
    }

    @Test
    void givesWhatHasBeenAdded() {
      checkout.add("ch02_second");
      assertThat(handOut())
          .containsExactlyInAnyOrder(
              Path.of("ch02_second/Greeting.java"), Path.of("ch02_second/GreetingTest.java"));
    }

    @Test
    void bringsBackADeletedFile() throws IOException {
      delete(STUB);
      handOut();
      assertThat(answer(STUB)).isEqualTo(pristine());
    }

    @Test
    void bringsBackADeletedFolder() throws IOException {
      delete("ch01_first");
      handOut();
      assertThat(everyAnswer()).containsOnlyKeys(EVERY_FILE);
    }
  }

  @Nested
  class AFileThatTheLearnerHasTouched {
    @BeforeEach
    void touch() {
      handOut();
      saveAnswer(STUB, "mine");
    }

    @Test
    void isNotOverwritten() {
      handOut();
      assertThat(answer(STUB)).isEqualTo("mine");
    }

    @Test
    void isNotOverwrittenWhenTheStubHasChanged() {
      changePristine("new stub");
      handOut();
      assertThat(answer(STUB)).isEqualTo("mine");
    }

    @Test
    void isNotOverwrittenWhenTheListIsLost() throws IOException {
      delete(".couplet");
      handOut();
      assertThat(answer(STUB)).isEqualTo("mine");
    }

    @Test
    void isNotOverwrittenThoughItIsEmpty() {
      saveAnswer(STUB, "");
      changePristine("new stub");
      handOut();
      assertThat(answer(STUB)).isEmpty();
    }

    @Test
    void staysThoughItsExerciseIsGone() throws IOException {
      Files.delete(home.resolve("exercises/ch01_first/statement.adoc"));
      handOut();
      assertThat(answer(STUB)).isEqualTo("mine");
    }

    @Test
    void isNoLongerUntouched() {
      assertThat(answers().untouched(exercise)).isFalse();
    }
  }

  @Nested
  class AFileThatTheLearnerHasNotTouched {
    @BeforeEach
    void handOutOnce() {
      handOut();
    }

    @Test
    void followsThePristineFile() {
      changePristine("new stub");
      handOut();
      assertThat(answer(STUB)).isEqualTo("new stub");
    }

    @Test
    void followsItAgain() {
      changePristine("new stub");
      handOut();
      changePristine("newer stub");
      handOut();
      assertThat(answer(STUB)).isEqualTo("newer stub");
    }

    @Test
    void followsItAfterACommitHasBroughtBackAnOlderOne() {
      String old = answer(STUB);
      changePristine("new stub");
      handOut();
      saveAnswer(STUB, old);
      handOut();
      assertThat(answer(STUB)).isEqualTo("new stub");
    }

    @Test
    void followsItThoughItsLinesEndOtherwise() {
      saveAnswer(STUB, answer(STUB).replace("\n", "\r\n"));
      changePristine("new stub");
      handOut();
      assertThat(answer(STUB)).isEqualTo("new stub");
    }

    @Test
    void isUntouched() {
      assertThat(answers().untouched(exercise)).isTrue();
    }

    @Test
    void isUntouchedThoughItsLinesEndOtherwise() {
      saveAnswer(STUB, answer(STUB).replace("\n", "\r\n"));
      assertThat(answers().untouched(exercise)).isTrue();
    }
  }

  @Nested
  class TheLearnersFiles {
    @BeforeEach
    void handOutOnce() {
      handOut();
    }

    @Test
    void areTheStubsAndTheirOwnButNotTheChecks() {
      saveAnswer("ch01_first/Helper.java", "");
      saveAnswer("ch01_first/notes.txt", "");
      saveAnswer("ch01_first/Backup.java/Greeting.java", "");
      assertThat(answers().files(exercise))
          .extracting(file -> file.getFileName().toString())
          .containsExactly("Greeting.java", "Helper.java");
    }

    @Test
    void areNoneWhenTheirFolderIsGone() throws IOException {
      delete("ch01_first");
      assertThat(answers().files(exercise)).isEmpty();
    }
  }

  @Nested
  class AfterACrash {
    @Test
    void withHalfAListTheNextHandOutIsWhole() throws IOException {
      handOut();
      String list = answer(LIST);
      for (int length = 0; length < list.length(); length += 13) {
        delete("");
        saveAnswer(LIST, list.substring(0, length));
        handOut();
        assertThat(everyAnswer()).as(list.substring(0, length)).containsOnlyKeys(EVERY_FILE);
      }
    }

    @Test
    void withHalfAListWhatIsUntouchedStillFollows() throws IOException {
      handOut();
      String list = answer(LIST);
      String old = pristine();
      for (int length = 0; length < list.length(); length += 13) {
        delete("");
        changePristine(old);
        saveAnswer(LIST, list.substring(0, length));
        handOut();
        changePristine("new stub");
        handOut();
        assertThat(answer(STUB)).as(list.substring(0, length)).isEqualTo("new stub");
      }
    }

    @Test
    void betweenTwoFilesTheOthersAreHandedOut() throws IOException {
      for (int written = 0; written < EVERY_FILE.size(); written++) {
        handOut();
        for (String missing : EVERY_FILE.subList(written, EVERY_FILE.size())) {
          delete(missing);
        }
        handOut();
        assertThat(everyAnswer()).containsOnlyKeys(EVERY_FILE);
      }
    }

    @Test
    void beforeAnUpdateWasWrittenTheFileIsStillUntouched() {
      handOut();
      String old = answer(STUB);
      changePristine("new stub");
      handOut();
      saveAnswer(STUB, old);
      changePristine("newer stub");
      handOut();
      assertThat(answer(STUB)).isEqualTo("newer stub");
    }

    @Test
    void whatWasLeftOnTheDeskIsCleared() throws Exception {
      handOut();
      Process gone = new ProcessBuilder(Programs.java(), "-version").start();
      gone.waitFor();
      Path left = checkout.write("answers/.couplet/" + gone.pid() + "-1.writing", "half a st");
      handOut();
      assertThat(left).doesNotExist();
    }

    @Test
    void whatAnotherCoachIsWritingStays() {
      handOut();
      long alive = ProcessHandle.current().pid();
      Path writing = checkout.write("answers/.couplet/" + alive + "-999999.writing", "half a st");
      handOut();
      assertThat(writing).exists();
    }
  }

  @Nested
  class WithADamagedList {
    @Test
    void noLineOfItHarms() {
      saveAnswer(LIST, "\u0000\n\n  \nabc\n<<<<<<< HEAD\n" + "x".repeat(10_000));
      handOut();
      assertThat(answer(STUB)).isEqualTo(pristine());
    }

    @Test
    void bytesThatAreNoTextDoNotHarm() throws IOException {
      saveAnswer(LIST, "");
      Files.write(home.resolve("answers/" + LIST), new byte[] {(byte) 0xff, (byte) 0xc3, 10});
      handOut();
      assertThat(answer(STUB)).isEqualTo(pristine());
    }
  }

  @Nested
  class WhenSeveralCoachesHandOutAtOnce {
    @Test
    void eachSucceedsAndAllIsThere() throws Exception {
      int coaches = 4;
      CyclicBarrier start = new CyclicBarrier(coaches);
      Callable<List<Path>> coach =
          () -> {
            start.await();
            return handOut();
          };
      ExecutorService threads = Executors.newFixedThreadPool(coaches);
      try {
        for (Future<List<Path>> done :
            threads.invokeAll(IntStream.range(0, coaches).mapToObj(i -> coach).toList())) {
          done.get();
        }
      } finally {
        threads.shutdown();
      }
      assertThat(everyAnswer()).containsOnlyKeys(EVERY_FILE).containsEntry(STUB, pristine());
    }
  }

  @Nested
  class InARepositoryOfItsOwn {
    @BeforeEach
    void commitTheFirstAnswers() {
      Programs.need("git");
      handOut();
      git("init", "--quiet");
      saveAnswer(STUB, "mine");
      git("add", "--all");
      git(
          "-c",
          "user.name=Ada",
          "-c",
          "user.email=ada@example.org",
          "commit",
          "--quiet",
          "-mFirst");
    }

    private String git(String... arguments) {
      return Programs.run(checkout.checkout().answers(), "git", arguments);
    }

    @Test
    void theCoachsOwnFilesAreNotInIt() {
      assertThat(git("ls-files").lines()).containsExactlyElementsOf(EVERY_FILE);
    }

    @Test
    void anotherHandOutChangesNothingInIt() {
      handOut();
      new Progress(checkout.checkout()).markSolved(exercise);
      assertThat(git("status", "--porcelain")).isEmpty();
    }

    @Test
    void aFreshCloneOfItIsTakenAsItIs() throws IOException {
      delete(".couplet");
      changePristine("new stub");
      handOut();
      assertThat(git("status", "--porcelain")).isEmpty();
    }
  }
}
