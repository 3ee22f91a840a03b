// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.defer.UnhandledFailures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Types into one shell what would be the end of others, and looks after each whether it lives. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HostileTest {
  /** What has not ended after this time gets Ctrl-C, again and again. */
  private static final long PATIENCE_MILLIS = 150;

  private static final List<String> SNIPPETS =
      List.of(
          // Loops without an end.
          "while (true) {}",
          "for (;;) { int n = 1; }",
          "do { } while (kept == 42);",
          "for (long i = 0; i >= 0; i = i == 5 ? 0 : i + 1) {}",
          "while (true) { try { throw new RuntimeException(); } catch (RuntimeException e) {} }",
          "while (true) { try { Thread.sleep(10); } catch (InterruptedException e) {} }",
          "while (true) { try { while (true) {} } catch (Throwable e) {} }",
          "int loops() { int n = 0; while (true) n++; } loops()",
          "Runnable spin = () -> { while (true) {} }; spin.run();",
          "int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); } fib(60)",
          "java.util.stream.Stream.iterate(1, n -> n).forEach(n -> {})",
          "new Object() { int n; { while (true) n++; } }",
          "class Spins { public String toString() { while (true) {} } } new Spins()",
          "Thread.sleep(1_000_000)",
          "synchronized (new Object()) { new Object().wait(); }",
          "Object monitor = new Object(); synchronized (monitor) { monitor.wait(); }",
          "new java.util.concurrent.CountDownLatch(1).await()",
          "await(new Deferred<String>())",
          "int ended = 0; while (true) { try { await(new Deferred<String>()); } finally { ended++; } }",
          "await(Coroutine.start(() -> { while (true) {} }))",
          // The same in callbacks.
          "reactor.callLater(Duration.ZERO, () -> { while (true) {} })",
          "reactor.callFromThread(() -> { while (true) {} })",
          "sleep(0).addCallback(nothing -> { while (true) {} })",
          "for (int i = 0; i < 3; i++) reactor.callLater(Duration.ZERO, () -> { while (true) {} });",
          // In the JDK, where no check is.
          "new java.util.concurrent.locks.ReentrantLock() {{ var t = new Thread(this::lock); t.start();"
              + " t.join(); }}.lock()",
          // Much of something.
          "for (int i = 0; i < 20_000; i++) System.out.println(\"much output, line \" + i);",
          "System.out.print(\"no end of a line \".repeat(50_000))",
          "\"long value \".repeat(20_000)",
          "new int[100_000]",
          "int deep(int n) { return deep(n + 1) + 1; } deep(0)",
          "new int[Integer.MAX_VALUE][1_000_000]",
          "var all = new ArrayList<byte[]>(); while (true) all.add(new byte[1 << 28]);",
          "all = null; for (int i = 0; i < 20_000; i++) reactor.callLater(Duration.ZERO, () -> {});",
          "for (int i = 0; i < 200; i++) new Thread(() -> {}).start();",
          // Errors, where they are not expected.
          "throw new Error(\"mine\")",
          "throw new OutOfMemoryError(\"fake\")",
          "throw null",
          "reactor.callLater(Duration.ZERO, () -> { throw new IllegalStateException(\"late\"); })",
          "reactor.callFromThread(() -> { throw new StackOverflowError(); })",
          "reactor.callFromThread(() -> { throw new OutOfMemoryError(\"fake\"); })",
          "sleep(0).addCallback(nothing -> { throw new Exception(\"nobody handles\"); })",
          "class Mute { public String toString() { throw new Error(); } } new Mute()",
          "class Cyclic extends Error { public Throwable getCause() { return new Cyclic(); } }"
              + " throw new Cyclic();",
          "class Endless extends Error { public String getMessage() { while (true) {} } }"
              + " throw new Endless();",
          // The end of everything.
          "System.exit(1)",
          "Runtime.getRuntime().exit(1)",
          "Runtime.getRuntime().halt(1)",
          "reactor.callLater(Duration.ZERO, () -> System.exit(1))",
          "Stream.of(1).forEach(System::exit)",
          "reactor.stop()",
          "reactor.crash()",
          "reactor.run()",
          "Thread.currentThread().interrupt()",
          "Thread.currentThread().setUncaughtExceptionHandler(null);"
              + " Thread.currentThread().getThreadGroup().interrupt();",
          // What the shell talks through.
          "System.setOut(null)",
          "System.setErr(null); System.err.println(1);",
          "System.out.close()",
          "System.setIn(null)",
          "Thread.currentThread().setContextClassLoader(null)",
          "reactor = null",
          "kept = kept / 0",
          "import nowhere.*;",
          "int x = \"no\";",
          "}{");

  private final Screen screen = new Screen();

  /** Takes down the end of what is shown. */
  private static final class Screen implements Display {
    private final StringBuilder text = new StringBuilder();

    @Override
    public synchronized void say(String line) {
      print(line + "\n");
    }

    @Override
    public void complain(String line) {
      say(line);
    }

    @Override
    public synchronized void print(String part) {
      text.append(part);
      if (text.length() > 20_000) {
        text.delete(0, text.length() - 10_000);
      }
    }

    synchronized String end() {
      return text.toString();
    }
  }

  @Test
  void theShellOutlivesThemAll() throws Exception {
    SystemStreams before = SystemStreams.current();
    int survived = 0;
    try (Dialogue shell =
        new Dialogue(
            screen,
            StandardCharsets.UTF_8,
            new ShellTime(),
            false,
            Shell.Surroundings.NONE,
            Commands.Facilities.NONE)) {
      // Assigned to each time, since JShell gets slower by each new variable.
      shell.take("int kept = 41; int two = 0; String call = \"\";");
      for (String snippet : SNIPPETS) {
        typeAndStop(shell, snippet);
        assertLives(shell, snippet);
        survived++;
      }
      // Here, rather than in a test that comes later.
      UnhandledFailures.reportNow();
    } finally {
      before.use();
    }
    System.out.printf("the shell outlived %d hostile snippets%n", survived);
    assertThat(survived).isEqualTo(SNIPPETS.size()).isGreaterThanOrEqualTo(50);
  }

  /** Types {@code snippet} and, as someone would who sees nothing happen, Ctrl-C until it ends. */
  private static void typeAndStop(Dialogue shell, String snippet) throws InterruptedException {
    Thread typing = new Thread(() -> shell.take(snippet));
    typing.start();
    Loop loop = shell.session().loop();
    while (typing.isAlive()) {
      // Not while it is compiled: then it would not run at all.
      if (loop.waits() || !isFree(loop)) {
        shell.session().interrupt();
      }
      typing.join(PATIENCE_MILLIS);
    }
    // Twice: what is due at once comes after the first.
    awaitFreeLoop(shell);
    awaitFreeLoop(shell);
  }

  /** Has what a callback does be stopped, as Ctrl-C at the prompt does. */
  private static void awaitFreeLoop(Dialogue shell) throws InterruptedException {
    while (!isFree(shell.session().loop())) {
      shell.session().loop().stop();
    }
  }

  private static boolean isFree(Loop loop) throws InterruptedException {
    CountDownLatch free = new CountDownLatch(1);
    loop.callSoon(free::countDown);
    return free.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void assertLives(Dialogue shell, String snippet) {
    shell.take("two = 1 + 1");
    assertThat(screen.end()).as("1 + 1 after " + snippet).endsWith("two ==> 2\n");
    shell.take("kept");
    assertThat(screen.end()).as("the variable after " + snippet).endsWith("kept ==> 41\n");
    shell.take("call = await(Tasks.deferLater(reactor, Duration.ofMillis(1), () -> \"fires\"))");
    assertThat(screen.end()).as("callLater after " + snippet).endsWith("==> \"fires\"\n");
  }
}
