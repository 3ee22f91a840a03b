// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Runs scripts in this process. One run serves all the tests of a situation. */
class ShellTest {

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class WhenExpressionsArePiped {
    private final ShellRun run =
        ShellRun.piped(
            "1 + 1", "\"text\"", "int[] squares = {1, 4, 9};", "squares", "squares = null", "");

    @Test
    void theirValuesArePrintedAndNothingElse() {
      assertThat(run.out()).containsExactly("2", "\"text\"", "int[3] { 1, 4, 9 }", "null");
    }

    @Test
    void theExitCodeIsZero() {
      assertThat(run.exitCode()).isZero();
    }

    @Test
    void nobodyComplains() {
      assertThat(run.err()).isEmpty();
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class WhenSnippetsTakeSeveralLinesOrShareOne {
    private final ShellRun run =
        ShellRun.piped(
            "#!/usr/bin/env couplet shell",
            "// A comment,",
            "/* and one",
            "   of two lines */ int twice(int n) {",
            "",
            "  return n * 2;",
            "}",
            "int a = 20; int b = 1; twice(a + b)",
            "twice(",
            "  4)");

    @Test
    void eachRunsOnce() {
      assertThat(run.out()).containsExactly("42", "8");
    }

    @Test
    void theExitCodeIsZero() {
      assertThat(run.exitCode()).isZero();
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class WhenSnippetsUseTheReactor {
    private final ShellRun run =
        ShellRun.piped(
            "reactor.seconds() > 0",
            "reactor.running()",
            "Thread.currentThread().getName()",
            "class Where { public String toString() { return Thread.currentThread().getName(); } }",
            "new Where()",
            "Where where = new Where();",
            "/vars");

    @Test
    void itIsThereAndRuns() {
      assertThat(run.out()).startsWith("true", "true");
    }

    @Test
    void theyRunOnItsThread() {
      assertThat(run.out().get(2)).isEqualTo("\"reactor\"");
    }

    @Test
    void theirValuesBecomeTextOnItsThread() {
      assertThat(run.out().get(3)).isEqualTo("reactor");
    }

    @Test
    void variablesBecomeTextOnItsThread() {
      assertThat(run.out()).contains("Where where = reactor");
    }
  }

  @Nested
  class WhenTheLibraryIsUsedByShortNames {
    @Test
    void eachOfItsPublicTypesHasOne() throws IOException {
      String[] names =
          LibraryTypes.simpleNames().map(name -> name + ".class").toArray(String[]::new);

      ShellRun run = ShellRun.piped("Class<?>[] all = {" + String.join(", ", names) + "};", "1");

      assertThat(run.err()).isEmpty();
    }

    @Test
    void aLearnersOwnClassOfTheSameNameLeavesTheReactorAlone() {
      ShellRun run = ShellRun.piped("class Reactor {}", "new Reactor();", "reactor.running()");

      assertThat(run.out()).endsWith("true");
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class WhenCallsAreLeftAtTheEndOfTheInput {
    private final ShellRun run =
        ShellRun.piped(
            "void tick(int n) {",
            "  System.out.println(n);",
            "  if (n > 1) reactor.callLater(Duration.ofMillis(30), () -> tick(n - 1));",
            "}",
            "tick(3);",
            "System.out.println(\"all read\");");

    @Test
    void theyAreWaitedFor() {
      assertThat(run.out()).containsExactlyInAnyOrder("3", "2", "1", "all read");
    }

    @Test
    void theExitCodeIsZero() {
      assertThat(run.exitCode()).isZero();
    }
  }

  @Nested
  class AtTheEndOfTheInput {
    @Test
    void aThreadThatASnippetStartedIsWaitedFor() {
      ShellRun run =
          ShellRun.piped(
              "Runnable slow = () -> {",
              "  try { Thread.sleep(100); } catch (InterruptedException e) { return; }",
              "  reactor.callFromThread(() -> System.out.println(\"done\"));",
              "};",
              "new Thread(slow).start();");

      assertThat(run.out()).containsExactly("done");
    }

    @Test
    void workInTheReactorsThreadsIsWaitedFor() {
      ShellRun run =
          ShellRun.piped(
              "reactor.callInThread(() -> reactor.callFromThread(() -> System.out.println(1)));");

      assertThat(run.out()).containsExactly("1");
    }

    @Test
    void aReactorThatWasStoppedIsNotWaitedFor() {
      ShellRun run =
          ShellRun.piped(
              "void plan() {",
              "  reactor.callLater(Duration.ofMillis(1), () -> reactor.stop());",
              "  reactor.callLater(Duration.ofHours(1), () -> System.out.println(\"never\"));",
              "}",
              "plan();");

      assertThat(run).isEqualTo(new ShellRun(0, List.of(), List.of()));
    }

    @Test
    void theStopOfTheReactorIsWaitedForIfItIsToBeKept() throws IOException {
      Path script = Files.createTempFile("keep", ".jsh");
      Files.writeString(
          script,
          """
          Runnable stop = () -> {
            try { Thread.sleep(300); } catch (InterruptedException e) { return; }
            reactor.callFromThread(() -> { System.out.println("stops"); reactor.stop(); });
          };
          Thread thread = new Thread(stop);
          thread.setDaemon(true);
          thread.start();
          """);

      assertThat(ShellRun.file(script, false).out()).isEmpty();
      assertThat(ShellRun.file(script, true).out()).containsExactly("stops");
      Files.delete(script);
    }

    @Test
    void aSnippetThatIsNotFinishedIsAnError() {
      assertThat(ShellRun.piped("1", "if (true) {").err().get(0))
          .isEqualTo("line 2: error: reached end of file while parsing");
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class WhenASnippetDoesNotCompile {
    private final ShellRun run =
        ShellRun.piped(
            "\"before\"", "void greet() {", "  int x = \"no\";", "}", "System.out.println(1);");

    @Test
    void theCompilersMessageTheLineAndACaretAreShown() {
      assertThat(run.err())
          .containsExactly(
              "line 3: error: incompatible types: java.lang.String cannot be converted to int",
              "    int x = \"no\";",
              "            ^--^");
    }

    @Test
    void nothingAfterItRuns() {
      assertThat(run.out()).containsExactly("\"before\"");
    }

    @Test
    void theExitCodeIsOne() {
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class WhenASnippetThrows {
    private final ShellRun run =
        ShellRun.piped(
            "int parse(String text) {",
            "  return Integer.parseInt(text);",
            "}",
            "int n =",
            "    parse(\"many\");",
            "1");

    @Test
    void theErrorIsShownWithTheLearnersLinesOnly() {
      assertThat(run.err())
          .containsExactly(
              "line 5: java.lang.NumberFormatException: For input string: \"many\"",
              "  at line 2, in parse: return Integer.parseInt(text);",
              "  at line 5: parse(\"many\");");
    }

    @Test
    void nothingAfterItRuns() {
      assertThat(run.out()).isEmpty();
    }

    @Test
    void theExitCodeIsOne() {
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Nested
  class WhatASnippetThrows {
    @Test
    void isShownWithItsCauses() {
      assertThat(
              ShellRun.piped("throw new RuntimeException(\"outer\", new Error(\"inner\"));").err())
          .contains(
              "line 1: java.lang.RuntimeException: outer", "caused by java.lang.Error: inner");
    }

    @Test
    void isShownByTheNameThatTheLearnerGaveItsClass() {
      assertThat(
              ShellRun.piped("class Oops extends RuntimeException {}", "throw new Oops();").err())
          .startsWith("line 2: Oops");
    }

    @Test
    void isShownInAFewLinesWhereTheStackIsDeep() {
      // The innermost frames may be those of what the shell weaves in.
      assertThat(ShellRun.piped("int deep(int n) { return deep(n + 1) + 1; }", "deep(0)").err())
          .hasSize(2)
          .startsWith("line 2: java.lang.StackOverflowError")
          .last()
          .asString()
          .matches(
              "  at line 1, in deep: int deep\\(int n\\) \\{ return deep\\(n \\+ 1\\) \\+ 1; } \\(10\\d\\d times\\)");
    }

    @Test
    void isShownWhereTheTextOfItsValueFails() {
      assertThat(
              ShellRun.piped(
                      "class Mute { public String toString() { throw new Error(\"no text\"); } }",
                      "new Mute()")
                  .err())
          .startsWith("line 2: java.lang.Error: no text");
    }

    @Test
    void isShownThoughItsMessageFails() {
      assertThat(
              ShellRun.piped(
                      "class Mute extends RuntimeException {",
                      "  public String getMessage() { throw new Error(); }",
                      "}",
                      "throw new Mute();")
                  .err())
          .startsWith("line 4: Mute, whose message fails");
    }

    @Test
    void isShownThoughItIsItsOwnCause() {
      assertThat(
              ShellRun.piped(
                      "var a = new RuntimeException(\"a\"); var b = new RuntimeException(\"b\", a);",
                      "a.initCause(b);",
                      "throw a;")
                  .err())
          .startsWith("line 3: java.lang.RuntimeException: a");
    }
  }

  @Nested
  class WhenAMethodNamesWhatIsNotDeclared {
    @Test
    void itMayBeDeclaredLater() {
      assertThat(ShellRun.piped("int f() { return g(); }", "int g() { return 3; }", "f()").out())
          .containsExactly("3");
    }

    @Test
    void callingItBeforeSaysWhatIsMissing() {
      assertThat(ShellRun.piped("int f() { return g(); }", "f()").err())
          .containsExactly(
              "line 2: error: f can't be used yet: it needs method g(), not declared so far");
    }

    @Test
    void linesAreFoundThoughJShellCompiledItAgain() {
      ShellRun run =
          ShellRun.piped(
              "boolean even(int n) {",
              "  return odd(n - 1);",
              "}",
              "boolean odd(int n) { return n / 0 == 0 && even(n); }",
              "even(2)");

      assertThat(run.err())
          .containsSequence(
              "  at line 4, in odd: boolean odd(int n) { return n / 0 == 0 && even(n); }",
              "  at line 2, in even: return odd(n - 1);",
              "  at line 5: even(2)");
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class WhenACallbackThrows {
    private final ShellRun run =
        ShellRun.piped(
            "var call = reactor.callLater(Duration.ofMillis(1), () -> {",
            "  throw new IllegalStateException(\"boom\");",
            "});",
            "while (reactor.delayedCalls().contains(call)) Thread.onSpinWait();",
            "2");

    @Test
    void theErrorIsShownAsTheLoops() {
      assertThat(run.err())
          .containsExactly(
              "loop: a delayed call failed: java.lang.IllegalStateException: boom",
              "loop:   at line 2: throw new IllegalStateException(\"boom\");");
    }

    @Test
    void theScriptGoesOn() {
      assertThat(run.out()).containsExactly("2");
    }

    @Test
    void theExitCodeIsOneAtTheEnd() {
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class WhenNobodyHandlesAFailure {
    private final ShellRun run =
        ShellRun.piped(
            "Deferred<String> poem = new Deferred<>();",
            "poem.errback(new IllegalStateException(\"lost\"));");

    @Test
    void itIsShownAtTheEnd() {
      assertThat(run.err())
          .startsWith(
              "loop: nobody handled the failure of a Deferred: java.lang.IllegalStateException: lost",
              "loop:   at line 2: poem.errback(new IllegalStateException(\"lost\"));");
    }

    @Test
    void theExitCodeIsOne() {
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class WhenASnippetStopsTheReactor {
    private final ShellRun run =
        ShellRun.piped(
            "int before = 1;",
            "var old = reactor;",
            "reactor.stop();",
            "before",
            "old == reactor",
            "reactor.running()",
            "reactor.callLater(Duration.ofMillis(1), () -> System.out.println(\"tick\")).active()");

    @Test
    void itIsSaid() {
      assertThat(run.err())
          .containsExactly(
              "loop: the reactor was stopped, and can't run again; the variable reactor is a new one"
                  + " now");
    }

    @Test
    void variablesSurvive() {
      assertThat(run.out().get(0)).isEqualTo("1");
    }

    @Test
    void aNewReactorRuns() {
      assertThat(run.out().subList(1, 3)).containsExactly("false", "true");
    }

    @Test
    void callsAreMadeOnTheNewOne() {
      assertThat(run.out()).contains("tick");
    }

    @Test
    void theExitCodeIsZero() {
      assertThat(run.exitCode()).isZero();
    }
  }

  @Nested
  class WhenACallbackBreaksTheReactor {
    @Test
    void itIsSaidAndANewOneRuns() {
      ShellRun run =
          ShellRun.piped(
              "reactor.callFromThread(() -> { throw new OutOfMemoryError(\"fake\"); });",
              "reactor.running()");

      assertThat(run)
          .isEqualTo(
              new ShellRun(
                  1,
                  List.of("true"),
                  List.of(
                      "loop: the reactor broke, and the variable reactor is a new one now:"
                          + " java.lang.OutOfMemoryError: fake",
                      "loop:   at line 1: reactor.callFromThread(() -> { throw new"
                          + " OutOfMemoryError(\"fake\"); });")));
    }
  }

  @Nested
  class WhenCodeCallsSystemExit {
    private static final String REFUSED =
        "System.exit(3) is refused: it would end the shell; /exit does that, and reactor.stop() ends"
            + " the loop";

    @Test
    void aSnippetFailsWithAWord() {
      assertThat(ShellRun.piped("System.exit(3);", "1"))
          .isEqualTo(
              new ShellRun(
                  1, List.of(), List.of("line 1: " + REFUSED, "  at line 1: System.exit(3);")));
    }

    @Test
    void aCallbackFailsWithAWord() {
      assertThat(ShellRun.piped("reactor.callFromThread(() -> System.exit(3));").err())
          .startsWith("loop: a call from a thread failed: " + REFUSED);
    }
  }

  @Nested
  class Commands {
    @Test
    void varsShowsTypesNamesAndValues() {
      assertThat(ShellRun.piped("String s = \"a\";", "/vars").out())
          .anyMatch(line -> line.startsWith("Reactor reactor = "))
          .endsWith("String s = \"a\"");
    }

    @Test
    void listShowsTheSnippetsInForce() {
      assertThat(ShellRun.piped("int x = 1;", "void f() {", "}", "/list").out())
          .containsExactly("   1 : int x = 1;", "   2 : void f() {", "       }");
    }

    @Test
    void helpNamesEachCommand() {
      assertThat(String.join("\n", ShellRun.piped("/help").out()))
          .contains("/vars", "/list", "/help", "/exit");
    }

    @Test
    void theBeginningOfOneIsEnough() {
      assertThat(ShellRun.piped("int x = 1;", "/li").out()).containsExactly("   1 : int x = 1;");
    }

    @Test
    void theBeginningOfSeveralIsAnError() {
      assertThat(ShellRun.piped("/l").err()).containsExactly("/l may be /list or /load");
    }

    @Test
    void exitEndsTheScriptWithoutWaiting() {
      ShellRun run =
          ShellRun.piped(
              "reactor.callLater(Duration.ofHours(1), () -> {}).active()", "/exit", "1 + 1");

      assertThat(run).isEqualTo(new ShellRun(0, List.of("true"), List.of()));
    }

    @Test
    void anUnknownOneIsAnErrorInOneLine() {
      assertThat(ShellRun.piped("/nope", "1"))
          .isEqualTo(
              new ShellRun(1, List.of(), List.of("/nope is not a command; /help lists them")));
    }
  }

  @Nested
  class WhenScriptsAreFiles {
    @TempDir private Path folder;

    @Test
    void theyRunOneAfterTheOtherInOneSession() throws IOException {
      ShellRun run =
          ShellRun.files("", file("one.jsh", "int shared = 7;\n"), file("two.jsh", "shared\n"));

      assertThat(run.out()).containsExactly("7");
    }

    @Test
    void anErrorIsToldWithTheFile() throws IOException {
      Path script = file("bad.jsh", "int fine = 1;\nfine.length()\n");

      assertThat(ShellRun.files("", script).err().get(0))
          .isEqualTo(script + ":2: error: int cannot be dereferenced");
    }

    @Test
    void theyMayReadStandardInput() throws IOException {
      Path script =
          file("ask.jsh", "new BufferedReader(new InputStreamReader(System.in)).readLine()\n");

      assertThat(ShellRun.files("answer\n", script).out()).containsExactly("\"answer\"");
    }

    @Test
    void aMissingOneIsAProblemOfTheMachine() {
      Path missing = folder.resolve("missing.jsh");

      assertThat(ShellRun.files("", missing))
          .isEqualTo(
              new ShellRun(3, List.of(), List.of("couplet shell: there is no file " + missing)));
    }

    private Path file(String name, String content) throws IOException {
      return Files.writeString(folder.resolve(name), content);
    }
  }

  @Nested
  class WhenASnippetMeddlesWithTheSystemsStreams {
    @Test
    void theRestOfThePipedScriptIsNotItsInput() {
      assertThat(ShellRun.piped("System.in.read()", "1").out()).containsExactly("-1", "1");
    }

    @Test
    void valuesAreStillShown() {
      assertThat(ShellRun.piped("System.setOut(null);", "1").out()).containsExactly("1");
    }

    @Test
    void theyAreGivenBackAtTheEnd() {
      PrintStream before = System.out;

      ShellRun.piped("System.setOut(System.err);");

      assertThat(System.out).isSameAs(before);
    }
  }
}
