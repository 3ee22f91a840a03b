// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.launcher.ScratchCheckout.Run;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code couplet}, with Maven and JDKs that are scripts too. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs sh")
class LauncherTest {
  @TempDir Path sandbox;
  ScratchCheckout checkout;

  @BeforeEach
  void makeACheckout() throws IOException {
    checkout = new ScratchCheckout(sandbox.toRealPath());
  }

  @Nested
  class WhenAJdkIsSought {
    @Test
    void javaHomeComesFirst() {
      Path chosen = checkout.jdk("chosen", "17.0.15");
      checkout.environment.put("JAVA_HOME", chosen.toString());
      checkout.link("java", checkout.jdk("other", "25.0.3").resolve("bin/java"));

      assertThat(checkout.couplet().java()).isEqualTo(chosen + "/bin/java");
    }

    @Test
    void thePathComesNextThroughWhateverLinks() throws IOException {
      Path jdk = checkout.jdk("jvm/jdk 21", "21.0.2");
      Path alternative = checkout.sandbox.resolve("jvm/java");
      Files.createSymbolicLink(alternative, Path.of("jdk 21/bin/java"));
      checkout.link("java", alternative);

      assertThat(checkout.couplet().java())
          .endsWith("jdk 21/bin/java")
          .startsWith("" + sandboxOf(jdk));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.0.15", "21-ea", "25.0.3"})
    void seventeenOrLaterWillDo(String version) {
      checkout.environment.put("JAVA_HOME", checkout.jdk("jdk", version).toString());

      assertThat(checkout.couplet().exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_392", "11.0.2", "16.0.1"})
    void anOlderOneOnThePathIsNamedWithWhatToInstall(String version) {
      checkout.link("java", checkout.jdk("old", version).resolve("bin/java"));

      Run run = checkout.couplet();

      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.errors())
          .hasLineCount(1)
          .contains("no JDK of 17 or later", "is Java " + version, "install one");
    }

    @Test
    void noneAtAllIsSaidInOneLine() {
      Run run = checkout.couplet();

      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.errors())
          .hasLineCount(1)
          .contains("no JDK of 17 or later (JAVA_HOME is not set, PATH has no java)");
    }

    @Test
    void anOldJavaHomeGivesWayToThePathAndThatIsSaid() {
      Path old = checkout.jdk("old", "11.0.2");
      Path good = checkout.jdk("good", "21.0.2");
      checkout.environment.put("JAVA_HOME", old.toString());
      checkout.link("java", good.resolve("bin/java"));
      checkout.couplet();

      Run run = checkout.couplet();

      assertThat(run.java()).isEqualTo(good + "/bin/java");
      assertThat(run.errors())
          .isEqualTo("couplet: JAVA_HOME (%s) is Java 11.0.2; using %s%n".formatted(old, good));
    }

    @Test
    void aJavaHomeThatIsNotThereGivesWayToThePath() {
      checkout.environment.put("JAVA_HOME", "/no/such/jdk");
      checkout.link("java", checkout.jdk("good", "21.0.2").resolve("bin/java"));

      assertThat(checkout.couplet().errors()).contains("JAVA_HOME (/no/such/jdk) has no bin/java");
    }

    @Test
    void aRuntimeWithoutACompilerIsRefused() {
      checkout.environment.put("JAVA_HOME", checkout.runtime("jre", "17.0.15").toString());

      Run run = checkout.couplet();

      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.errors()).contains("is Java 17.0.15 without its compiler");
    }

    @Test
    void aJdkWithoutAShellIsRefused() {
      Path jdk = checkout.jdk("jdk", "17.0.15");
      checkout.release(jdk, "17.0.15", "java.base jdk.compiler");
      checkout.environment.put("JAVA_HOME", jdk.toString());

      Run run = checkout.couplet();

      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.errors()).contains("without its compiler or its shell");
    }

    @Test
    void aVersionManagersScriptIsAskedOnceForItsJdk() {
      Path jdk = checkout.jdk("jdk", "21.0.2");
      checkout.program(
          "java",
          """
          echo asked >>"$RECORD"
          echo 'Property settings:' >&2
          echo '    java.home = %s' >&2
          echo '    java.version = 21.0.2' >&2
          """
              .formatted(jdk));

      Run first = checkout.couplet();
      Run second = checkout.couplet();

      assertThat(first.recorded()).contains("asked");
      assertThat(second.recorded()).doesNotContain("asked");
      assertThat(second.java()).isEqualTo(jdk + "/bin/java");
    }

    private Path sandboxOf(Path jdk) {
      return jdk.getParent().getParent();
    }
  }

  @Nested
  class WhenTheCoachStarts {
    @BeforeEach
    void withAJdkAndABuild() {
      checkout.environment.put("JAVA_HOME", checkout.jdk("jdk", "17.0.15").toString());
      checkout.couplet();
    }

    @Test
    void everyWordArrivesAsItWasGiven() {
      Run run = checkout.couplet("check", "two words", "", "*", "it's \"quoted\"", "$HOME", "-x");

      assertThat(run.words())
          .endsWith(
              "dev.couplet.coach.cli.Main",
              "check",
              "two words",
              "",
              "*",
              "it's \"quoted\"",
              "$HOME",
              "-x");
    }

    @Test
    void itStartsInTheFolderOfTheUser() {
      Run run = checkout.run(checkout.home.resolve("src"), List.of("../couplet"));

      assertThat(run.folder()).isEqualTo(checkout.home + "/src");
    }

    @Test
    void itIsToldWhereTheCheckoutIs() {
      assertThat(checkout.couplet().words()).contains("-Dcouplet.home=" + checkout.home);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void itsExitCodeIsTheLaunchers(int code) {
      checkout.environment.put("EXIT", "" + code);

      assertThat(checkout.couplet().exit()).isEqualTo(code);
    }

    @Test
    void nothingIsSaid() {
      Run run = checkout.couplet();

      assertThat(run.output() + run.errors()).isEmpty();
    }

    @Test
    void noOtherJvmIsStarted() {
      assertThat(checkout.couplet().jvmStarts()).isEqualTo(1);
    }

    @Test
    void aChainOfLinksLeadsToTheCheckout() throws IOException {
      Path bin = Files.createDirectories(checkout.sandbox.resolve("bin"));
      Files.createSymbolicLink(bin.resolve("relative"), Path.of("../a checkout/couplet"));
      Files.createSymbolicLink(bin.resolve("link"), Path.of("relative"));
      Path absolute = Files.createSymbolicLink(sandbox.resolve("absolute"), bin.resolve("link"));

      Run run = checkout.run(bin, List.of(absolute.toString()));

      assertThat(run.words()).contains("-Dcouplet.home=" + checkout.home);
    }

    @Test
    void itIsFoundOnThePath() {
      checkout.link("couplet", checkout.home.resolve("couplet"));

      Run run = checkout.run(checkout.sandbox, List.of("sh", "-c", "couplet --version"));

      assertThat(run.words()).contains("-Dcouplet.home=" + checkout.home).endsWith("--version");
    }

    @Test
    void itsStandardInputIsTheUsers() throws IOException {
      checkout.javaOf(checkout.sandbox.resolve("jdk"), "IFS= read -r line; echo \"read: $line\"");
      Path input = Files.writeString(checkout.sandbox.resolve("input"), "1 + 1\n");
      Path built = checkout.home.resolve(".couplet/launch/built");
      Files.delete(built);

      String script = "'%s' shell <'%s'".formatted(checkout.home.resolve("couplet"), input);
      Run run = checkout.run(checkout.sandbox, List.of("sh", "-c", script));

      assertThat(run.output()).isEqualTo("read: 1 + 1\n");
    }

    @Test
    void nativeAccessIsGrantedFromTwentyTwoOn() {
      String option = "--enable-native-access=ALL-UNNAMED";
      assertThat(checkout.couplet().words()).doesNotContain(option);

      checkout.environment.put("JAVA_HOME", checkout.jdk("newer", "22.0.1").toString());
      assertThat(checkout.couplet().words()).contains(option);
    }
  }

  @Nested
  class WhenLettersAreNotEnglish {
    @BeforeEach
    void withAJdk() {
      checkout.environment.put("JAVA_HOME", checkout.jdk("jdk", "17.0.15").toString());
      checkout.environment.remove("LC_ALL");
    }

    @ParameterizedTest
    @CsvSource({
      "LC_ALL, C, ascii",
      "LC_ALL, de_DE.UTF-8, utf8",
      "LC_ALL, de_DE.utf8, utf8",
      "LC_ALL, de_DE.ISO-8859-1, ascii",
      "LC_CTYPE, UTF-8, utf8",
      "LANG, en_US.UTF-8, utf8",
      "LANG, POSIX, ascii",
      "NONE, , ascii",
    })
    void theLocaleDecidesTheOutput(String variable, String value, String output) {
      checkout.environment.put(variable, value == null ? "" : value);

      assertThat(checkout.couplet().words()).contains("-Dcouplet.output=" + output);
    }

    @Test
    void theMoreSpecificVariableWins() {
      checkout.environment.put("LC_ALL", "C");
      checkout.environment.put("LANG", "en_US.UTF-8");

      assertThat(checkout.couplet().words()).contains("-Dcouplet.output=ascii");
    }

    @Test
    void theJvmGetsALocaleThatOpensAnyPath() {
      checkout.environment.put("LC_ALL", "C");
      assertThat(checkout.couplet().locale()).isEqualTo("C.UTF-8");
      assertThat(checkout.couplet().locale()).isEqualTo("C.UTF-8");
    }

    @Test
    void theLocaleStaysWhereTheMachineHasNoSuchOne() {
      checkout.environment.put("LC_ALL", "C");
      checkout.program("locale", "echo C; echo POSIX");

      assertThat(checkout.couplet().locale()).isEqualTo("C");
    }

    // By way of the shell: the JVM that runs this test may itself be unable to write such a path.
    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void aPathWithSuchLettersAndSpacesIsPassedOn(String locale) {
      checkout.environment.put("LC_ALL", locale);
      String script =
          "name=$(printf 'B\\303\\274cher und \\344\\270\\255'); mv 'a checkout' \"$name\";"
              + " \"./$name/couplet\" && \"./$name/couplet\" \"$name\"";

      Run run = checkout.run(checkout.sandbox, List.of("sh", "-c", script));

      assertThat(run.exit()).isZero();
      assertThat(run.builds()).isEqualTo(1);
      assertThat(run.words())
          .contains("-Dcouplet.home=%s/B\u00fccher und \u4e2d".formatted(checkout.sandbox))
          .endsWith("B\u00fccher und \u4e2d");
    }
  }

  @Nested
  class WhenTheCheckoutChanges {
    @BeforeEach
    void withAJdk() {
      checkout.environment.put("JAVA_HOME", checkout.jdk("jdk", "17.0.15").toString());
    }

    @Test
    void theFirstUseBuildsAndSaysSo() {
      Run run = checkout.couplet();

      assertThat(run.builds()).isEqualTo(1);
      assertThat(run.errors()).hasLineCount(1).startsWith("couplet: first use: building.");
    }

    @Test
    void theBuildLeavesOutTheGateTheTestsAndTheAnswers() {
      assertThat(checkout.couplet().recorded())
          .contains(
              "maven: -q -B -ntp -Dlearner -DskipTests -Dmaven.test.skip=true -P !answers"
                  + " package -pl src/coach -am");
    }

    @Test
    void theCoachRunsFromTheJarsThatWereBuilt() {
      String app = checkout.home + "/.couplet/launch/app-1";

      assertThat(checkout.couplet().words())
          .containsSequence("-cp", app + "/couplet-coach.jar:" + app + "/library.jar");
    }

    @Test
    void anUnchangedCheckoutIsNotBuiltAgain() {
      checkout.couplet();

      assertThat(checkout.couplet().builds()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "pom.xml",
          "src/pom.xml",
          "src/coach/pom.xml",
          "src/coach/src/main/java/Main.java",
          "src/coach/src/main/java/added/New.java",
          ".mvn/jvm.config"
        })
    void aFileThatIsWrittenIsBuilt(String path) {
      checkout.couplet();
      checkout.write(path, "changed");

      Run run = checkout.couplet();

      assertThat(run.builds()).isEqualTo(1);
      assertThat(run.errors()).startsWith("couplet: the checkout has changed");
      assertThat(checkout.couplet().builds()).isZero();
    }

    @Test
    void aFileThatIsDeletedIsNoticed() throws IOException {
      checkout.couplet();
      Files.delete(checkout.home.resolve("src/coach/src/main/java/Help.java"));

      assertThat(checkout.couplet().builds()).isEqualTo(1);
    }

    @Test
    void aFileOfAnOlderDateIsNoticed() throws IOException {
      checkout.couplet();
      Path file = checkout.home.resolve("src/coach/src/main/java/Main.java");
      Files.writeString(file, "older");
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

      assertThat(checkout.couplet().builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "src/coach/src/test/java/SomeTest.java",
          "src/coach/target/classes/Main.class",
          "src/benchmarks/src/main/java/Bench.java",
          "src/decisions/0001-one.adoc",
          "exercises/ch03_countdown/Countdown.java",
          "solutions/pom.xml",
          "answers/pom.xml"
        })
    void whatTheCoachIsNotMadeOfIsNot(String path) {
      checkout.write(path, "before");
      checkout.couplet();
      checkout.write(path, "after");

      assertThat(checkout.couplet().builds()).isZero();
    }

    @Test
    void aFindThatKnowsNoStatusChangeTimesFindsByDate() {
      checkout.program(
          "find",
          """
          case " $* " in
          *' -cnewer '*) exit 1 ;;
          esac
          PATH=${PATH#*:}
          exec find "$@"
          """);
      checkout.couplet();
      assertThat(checkout.couplet().builds()).isZero();

      checkout.write("src/coach/src/main/java/Main.java", "changed");
      assertThat(checkout.couplet().builds()).isEqualTo(1);
    }

    @Test
    void aMovedCheckoutIsBuiltAgain() throws IOException {
      checkout.couplet();
      Path moved = Files.move(checkout.home, checkout.sandbox.resolve("moved"));

      Run run = checkout.run(moved, List.of("./couplet"));

      assertThat(run.builds()).isEqualTo(1);
      assertThat(run.words()).contains("-Dcouplet.home=" + moved);
    }

    @Test
    void whatAnOlderBuildLeftIsNotTakenForThisOnes() throws IOException {
      checkout.write("src/coach/target/learner/classes/Gone.class", "old");
      checkout.write("src/coach/target/learner/app/library-0.9.jar", "old");

      List<String> words = checkout.couplet().words();

      assertThat(words.get(words.indexOf("-cp") + 1)).doesNotContain("library-0.9.jar");
      assertThat(checkout.home.resolve("src/coach/target/learner/classes")).doesNotExist();
    }

    @Test
    void aCoachThatRunsKeepsItsJars() {
      checkout.couplet();
      checkout.write("pom.xml", "changed");
      checkout.couplet();
      assertThat(checkout.home.resolve(".couplet/launch/app-1/library.jar")).exists();

      checkout.write("pom.xml", "changed again");
      checkout.couplet();
      assertThat(checkout.home.resolve(".couplet/launch/app-1")).doesNotExist();
    }
  }

  @Nested
  class WhenTheBuildFails {
    @BeforeEach
    void withAJdk() {
      checkout.environment.put("JAVA_HOME", checkout.jdk("jdk", "17.0.15").toString());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Could not transfer artifact a:b: Unknown host repo.maven.apache.org | is this machine offline?
            Could not write a.jar: No space left on device                      | the disk is full
            PKIX path building failed: unable to find valid certification path  | a certificate is not trusted
            Failure: target/a.jar: Permission denied                            | a file cannot be written
            /x/Main.java:[3,5] unreachable statement                            | a source file does not compile
            """)
    void theReasonAndTheLineThatTellsMostAreSaid(String line, String reason) {
      checkout.mavenWrapper(
          "echo '[ERROR] [ERROR] There are problems'; echo '[ERROR] %s'; exit 1".formatted(line));

      Run run = checkout.couplet();

      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.errors()).contains(reason, "couplet:   " + line + "\n");
    }

    @Test
    void whatMavenSaysAroundTheReasonIsLeftOut() {
      checkout.mavenWrapper(
          """
          echo '[ERROR] Failed to execute goal a.b:c:1.0:d (e) on project couplet: Broken -> [Help 1]'
          exit 1
          """);

      assertThat(checkout.couplet().errors())
          .contains("couplet: the build failed\ncouplet:   Broken\n");
    }

    @Test
    void theLogIsNamedAndHoldsAllThatMavenSaid() {
      checkout.mavenWrapper("echo one; echo two >&2; exit 1");

      Run run = checkout.couplet();

      String log = ".couplet/launch/build.log";
      assertThat(run.errors())
          .endsWith("all that Maven said: %s/%s%n".formatted(checkout.home, log));
      assertThat(checkout.read(log)).isEqualTo("one\ntwo\n");
    }

    @Test
    void theNextStartBuildsAnew() {
      checkout.mavenWrapper("echo 'maven: ' >>\"$RECORD\"; exit 1");
      checkout.couplet();

      assertThat(checkout.couplet().builds()).isEqualTo(1);
    }

    @Test
    void aMavenOnThePathStandsInForOneThatCannotBeDownloaded() throws IOException {
      Files.move(checkout.home.resolve("mvnw"), checkout.home.resolve("mvnw.real"));
      checkout.program("mvn", "exec ./mvnw.real \"$@\"");
      checkout.write("mvnw", "");

      Run run = checkout.couplet();

      assertThat(run.exit()).isZero();
      assertThat(run.errors()).contains("./mvnw cannot get its Maven: using mvn 3.9.11");
    }

    @ParameterizedTest
    @CsvSource({"3.8.7, 0", "3.10.1, 0", "4.0.0, 0", "3.8.6, 3", "3.6.3, 3", "2.2.1, 3"})
    void thatMavenMustBeNewEnough(String version, int exit) throws IOException {
      Files.move(checkout.home.resolve("mvnw"), checkout.home.resolve("mvnw.real"));
      checkout.program(
          "mvn",
          "[ \"$1\" != -v ] || { echo Apache Maven %s; exit; }\nexec ./mvnw.real \"$@\""
              .formatted(version));

      assertThat(checkout.couplet().exit()).isEqualTo(exit);
    }

    @Test
    void theWrappersNeedOfUnzipIsExplained() throws IOException {
      Files.writeString(
          checkout.home.resolve("mvnw"),
          "#!/bin/sh\necho 'Failed to validate Maven distribution SHA-256' >&2; exit 1");

      assertThat(checkout.couplet().errors()).contains("./mvnw needs unzip: install it");
    }

    @Test
    void aDownloadOfMavenThatFailsIsExplained() throws IOException {
      checkout.mavenWrapper("");
      String url = "https://repo.maven.apache.org/maven2/apache-maven-3.9.11-bin.zip";
      Files.writeString(
          checkout.home.resolve("mvnw"),
          "#!/bin/sh\necho 'wget: Failed to fetch %s' >&2; exit 1".formatted(url));

      Run run = checkout.couplet();

      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.errors())
          .contains("cannot get Maven: a download failed; is this machine offline?", url);
    }
  }

  @Nested
  class WhenClassesAreArchived {
    @BeforeEach
    void withAJdk() {
      checkout.environment.put("JAVA_HOME", checkout.jdk("jdk", "17.0.15").toString());
    }

    @Test
    void theCoachStartsFromTheArchive() {
      String archive = checkout.home + "/.couplet/launch/app-1/17.jsa";

      assertThat(checkout.couplet().words()).contains("-XX:SharedArchiveFile=" + archive);
      assertThat(Path.of(archive)).exists();
    }

    @Test
    void aJdkThatHasTheNewerKindUsesThat() {
      checkout.environment.put("JAVA_HOME", checkout.jdk("jdk 25", "25.0.3").toString());

      assertThat(checkout.couplet().words())
          .contains("-XX:AOTCache=%s/.couplet/launch/app-1/25.aot".formatted(checkout.home));
    }

    @Test
    void eachJdkHasItsOwn() {
      checkout.couplet();
      checkout.environment.put("JAVA_HOME", checkout.jdk("jdk 25", "25.0.3").toString());

      Run run = checkout.couplet();

      assertThat(run.builds()).isZero();
      assertThat(run.errors()).startsWith("couplet: first use of Java 25").hasLineCount(1);
      assertThat(checkout.couplet().jvmStarts()).isEqualTo(1);
    }

    @Test
    void anUpdatedJdkMakesItAnew() {
      checkout.couplet();
      checkout.jdk("jdk", "17.0.16");

      assertThat(checkout.couplet().jvmStarts()).isGreaterThan(1);
    }

    @Test
    void oneThatCannotBeMadeIsNoErrorAndNotTriedAgain() {
      checkout.javaOf(checkout.sandbox.resolve("jdk"), "");

      Run run = checkout.couplet();

      assertThat(run.exit()).isZero();
      assertThat(run.words()).noneMatch(word -> word.contains("SharedArchiveFile"));
      assertThat(checkout.couplet().jvmStarts()).isEqualTo(1);
    }

    @Test
    void oneThatCrashesTheJvmIsNotUsed() {
      checkout.javaOf(
          checkout.sandbox.resolve("jdk"),
          """
          for word; do
            case $word in
            -XX:ArchiveClassesAtExit=*) echo archive >"${word#*=}" ;;
            -XX:SharedArchiveFile=*) kill -9 $$ ;;
            esac
          done
          """);

      assertThat(checkout.couplet().exit()).isZero();
    }
  }

  @Nested
  class WhenTwoStartAtOnce {
    @BeforeEach
    void withAJdk() {
      checkout.environment.put("JAVA_HOME", checkout.jdk("jdk", "17.0.15").toString());
    }

    @Test
    void oneBuildsAndTheOtherWaits() throws Exception {
      Path go = checkout.sandbox.resolve("go");
      checkout.run(checkout.sandbox, List.of("mkfifo", go.toString()));
      String build = checkout.read("mvnw");
      checkout.mavenWrapper("read -r line <'%s'\n".formatted(go) + build);
      var command = List.of(checkout.home.resolve("couplet").toString());

      var first = checkout.process(checkout.sandbox, command).start();
      assertThat(first.errorReader(UTF_8).readLine()).contains("first use: building");
      var second = checkout.process(checkout.sandbox, command).start();
      assertThat(second.errorReader(UTF_8).readLine())
          .contains("another couplet (process %d) is building".formatted(first.pid()))
          .contains("delete " + checkout.home + "/.couplet/launch/lock");
      try (var gate = new RandomAccessFile(go.toFile(), "rw")) {
        gate.write('\n');
        assertThat(first.waitFor()).isZero();
      }
      assertThat(second.waitFor()).isZero();
      assertThat(checkout.recorded()).filteredOn(line -> line.startsWith("maven: ")).hasSize(1);
    }

    @Test
    void theLockOfAProcessThatHasEndedIsTaken() throws Exception {
      var ended = new ProcessBuilder("sh", "-c", "exit").start();
      ended.waitFor();
      checkout.write(".couplet/launch/lock/holder", ended.pid() + "\ncouplet\n");

      Run run = checkout.couplet();

      assertThat(run.exit()).isZero();
      assertThat(run.errors()).doesNotContain("another couplet");
    }

    @Test
    void theLockOfAProcessThatIsAnotherProgramByNowIsTaken() {
      long thisTest = ProcessHandle.current().pid();
      checkout.write(".couplet/launch/lock/holder", thisTest + "\nno such program\n");

      assertThat(checkout.couplet().exit()).isZero();
    }

    @Test
    void aLockThatNobodySignedIsTakenAfterAWhile() throws IOException {
      Files.createDirectories(checkout.home.resolve(".couplet/launch/lock"));

      assertThat(checkout.couplet().exit()).isZero();
    }

    @Test
    void aBuildThatFailsUnlocks() {
      checkout.mavenWrapper("exit 1");
      checkout.couplet();

      assertThat(checkout.home.resolve(".couplet/launch/lock")).doesNotExist();
    }
  }
}
