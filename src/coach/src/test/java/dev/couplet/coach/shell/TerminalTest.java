// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.fixture.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types into a real shell on a real terminal, and waits for what must come on the screen. The shell
 * is started once, and reset for each test.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TerminalTest {
  private Tmux terminal;

  @BeforeAll
  void startTheShell(@TempDir Path folder) throws IOException {
    terminal = newShell(folder);
  }

  @BeforeEach
  void resetTheShell() throws IOException {
    terminal.press("C-c");
    terminal.enter("/reset");
    terminal.awaitLine("all is forgotten, and a new reactor runs");
    terminal.press("C-l");
    terminal.await("an empty screen", lines -> lines.equals(List.of("couplet>")));
  }

  @AfterAll
  void close() throws IOException {
    if (terminal != null) {
      terminal.close();
    }
  }

  private static Tmux newShell(Path folder) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Tmux started =
        Tmux.running(
            "EDITOR='sed -i s/2/3/' '%s' -Dcouplet.home='%s' -Dcouplet.history='%s' -cp '%s' %s"
                .formatted(
                    java,
                    Path.of("../..").toRealPath(),
                    folder.resolve("history"),
                    System.getProperty("java.class.path"),
                    TerminalMain.class.getName()),
            folder);
    started.awaitLastLine("couplet>");
    return started;
  }

  @Test
  void valuesAndDeclarationsAreAnswered() throws IOException {
    terminal.enter("int x = 20 + 1;");
    terminal.awaitLine("x ==> 21");
    terminal.enter("x * 2");
    awaitValue("42");
    terminal.enter("int twice(int n) {");
    terminal.awaitLastLine("   ...>");
    terminal.enter("return n * 2;");
    terminal.enter("}");
    terminal.awaitLine("declared twice(int)");
  }

  @Test
  void whatTheLoopPrintsGoesAboveAHalfTypedLine() throws IOException {
    terminal.enter("void tick(int n) { System.out.println(\"tick \" + n); if (n > 0) again(n); }");
    terminal.awaitLine("declared tick(int)");
    terminal.enter(
        "void again(int n) { reactor.callLater(Duration.ofMillis(300), () -> tick(n - 1)); }");
    terminal.awaitLine("declared again(int)");
    terminal.enter("again(3)");
    terminal.type("int half");
    terminal.awaitLine("loop: tick 0");
    terminal.awaitLastLine("couplet> int half");
    terminal.enter("Typed = 7;");

    terminal.awaitLine("halfTyped ==> 7");
  }

  @Test
  void controlCInterruptsASnippetAndItsSessionGoesOn() throws IOException {
    terminal.enter("int kept = 5;");
    terminal.awaitLine("kept ==> 5");
    terminal.enter("System.out.println(\"sleeping\"); Thread.sleep(3_600_000);");
    terminal.awaitLine("sleeping");
    terminal.press("C-c");
    terminal.await(
        "InterruptedException",
        lines -> lines.stream().anyMatch(line -> line.contains("InterruptedException")));

    terminal.enter("kept + 1");
    awaitValue("6");
  }

  @Test
  void controlCStopsAnEndlessLoopThatIsThenNamedWithItsTime() throws IOException {
    // It takes so long, however soon it is stopped, that it is worth a word.
    terminal.enter("int kept = 5; void nap() throws Exception { Thread.sleep(500); }");
    terminal.enter(
        "void spin() throws Exception { nap(); System.out.println(\"in\"); while (true) {} }");
    terminal.awaitLine("declared spin()");
    terminal.enter("spin()");
    terminal.awaitLine("in");
    terminal.press("C-c");
    terminal.awaitLine("stopped");
    awaitMatch("  at snippet \\d+: spin\\(\\)");
    terminal.await(
        "what held the loop",
        lines -> lines.stream().anyMatch(line -> line.matches("loop: held for \\d+\\.\\d\\d s")));

    terminal.enter("kept + 1");
    awaitValue("6");
  }

  @Test
  void controlCAtThePromptStopsACallbackThatHoldsTheLoop() throws IOException {
    terminal.enter(
        "reactor.callFromThread(() -> { System.out.println(\"in\"); while (true) {} });");
    terminal.awaitLine("loop: in");
    terminal.press("C-c");
    terminal.awaitLine("loop: a call from a thread failed: stopped");

    terminal.enter("1 + 1");
    awaitValue("2");
  }

  @Test
  void controlCCancelsAPoemThatIsAwaited() throws IOException {
    terminal.enter("void hold() { System.out.println(\"waiting\"); }");
    terminal.awaitLine("declared hold()");
    terminal.enter(
        "String get() throws Exception { hold(); return await(poem(\"switchboard\")); }");
    terminal.awaitLine("declared get()");
    terminal.enter("get()");
    terminal.awaitLine("waiting");
    terminal.press("C-c");
    terminal.awaitLine("dev.couplet.defer.CancelledError: the Deferred was cancelled");

    terminal.enter("await(poem(\"tea\")).length()");
    awaitValue("24");
  }

  @Test
  void aDeferredIsShownAgainAboveAHalfTypedLineWhenItFires() throws IOException {
    terminal.enter("var later = sleep(1);");
    terminal.awaitLine("later ==> Deferred[not fired]");
    terminal.type("half typed");
    terminal.awaitLine("loop: later ==> Deferred[fired with null]");

    terminal.awaitLastLine("couplet> half typed");
  }

  @Test
  void aPasteOfTwentyLinesIsTakenWhole() throws IOException {
    StringBuilder block = new StringBuilder();
    for (int i = 1; i <= 18; i++) {
      block.append("int line%d = %d;\n".formatted(i, i));
    }
    terminal.paste(block + "int twice(int n) {\n  return n * 2; }");
    terminal.awaitLastLine("   ...>   return n * 2; }");
    terminal.press("Enter");
    terminal.awaitLine("line1 ==> 1");
    terminal.awaitLine("declared twice(int)");

    terminal.enter("twice(line18)");
    awaitValue("36");
  }

  @Test
  void tabCompletesAndTabTabTellsMore() throws IOException {
    terminal.type("reactor.");
    terminal.press("Tab");
    awaitWords("callLater(", "callFromThread(", "stop()");
    terminal.press("C-c");
    terminal.enter("var deferred = new Deferred<String>();");
    terminal.awaitLine("deferred ==> Deferred[not fired]");
    terminal.type("deferred.");
    terminal.press("Tab");
    awaitWords("addCallback(", "addErrback(", "cancel()");
    terminal.press("C-c");
    terminal.type("/ti");
    terminal.press("Tab");
    awaitWords("/time", "/timeline");
    terminal.press("C-c");
    terminal.type("reactor.callL");
    terminal.press("Tab");
    terminal.awaitLastLine("couplet> reactor.callLater(");
    terminal.press("Tab");
    terminal.awaitLine("DelayedCall Clock.callLater(Duration, Runnable)");
    terminal.press("Tab");
    awaitWords("Calls due at the same instant run in the order they were made.");
  }

  @Test
  void theHistoryIsSearched() throws IOException {
    terminal.enter("int needle = 3;");
    terminal.awaitLine("needle ==> 3");
    terminal.enter("int hay = 4;");
    terminal.awaitLine("hay ==> 4");
    terminal.press("C-r");
    terminal.type("need");
    terminal.awaitLastLine("bck-i-search: need_");
    terminal.press("Enter");

    terminal.await("it twice", lines -> Collections.frequency(lines, "needle ==> 3") == 2);
  }

  @Test
  void aSnippetIsChangedInTheEditor() throws IOException {
    terminal.enter("int twice(int n) { return n * 2; }");
    terminal.awaitLine("declared twice(int)");
    terminal.enter("/edit twice");
    terminal.await(
        "a second declaration", lines -> Collections.frequency(lines, "declared twice(int)") == 2);

    terminal.enter("twice(2)");
    awaitValue("6");
  }

  /** Waits for the value of an expression, whatever name it gets. */
  private void awaitValue(String value) throws IOException {
    awaitMatch("\\$\\d+ ==> " + Pattern.quote(value));
  }

  private void awaitMatch(String pattern) throws IOException {
    terminal.await(pattern, lines -> lines.stream().anyMatch(line -> line.matches(pattern)));
  }

  private void awaitWords(String... words) throws IOException {
    terminal.await(
        String.join(" and ", words),
        lines -> Arrays.stream(words).allMatch(word -> String.join(" ", lines).contains(word)));
  }

  @Test
  void whatIsTypedWhileASnippetRunsWaitsForTheNextPrompt() throws IOException {
    terminal.enter(
        "System.out.println(\"busy\"); Thread.sleep(1_000); System.out.println(\"free\");");
    terminal.awaitLine("busy");
    terminal.enter("6 * 7");

    terminal.await(
        "the output, then the prompt and what was typed",
        lines -> Collections.indexOfSubList(lines, List.of("free", "couplet> 6 * 7")) > 0);
  }

  @Test
  void controlCAtThePromptClearsTheLine() throws IOException {
    terminal.type("not Java");
    terminal.awaitLastLine("couplet> not Java");
    terminal.press("C-c");
    terminal.awaitLastLine("couplet>");

    terminal.enter("1 + 1");
    awaitValue("2");
  }

  @Test
  void errorsAreShownAndTheSessionGoesOn() throws IOException {
    terminal.enter("int x = \"no\";");
    terminal.awaitLine("error: incompatible types: java.lang.String cannot be converted to int");
    terminal.enter("reactor.stop()");
    terminal.awaitLine(
        "loop: the reactor was stopped, and can't run again; the variable reactor is a new one now");
    terminal.enter("reactor.running()");

    awaitValue("true");
  }

  @Test
  void controlDLeavesAndKeepsTheHistory(@TempDir Path own) throws IOException {
    try (Tmux another = newShell(own)) {
      another.enter("int remembered = 1;");
      another.awaitLine("remembered ==> 1");
      another.enter("Reactors.current() == reactor");
      another.awaitLine("$2 ==> true");
      another.press("C-d");
      another.awaitLastLine("exit code 0");
    }

    assertThat(Files.readString(own.resolve("history"))).contains("int remembered = 1;");
  }
}
