// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How long one waits for a shell: until its prompt, and until the value of what was typed there at
 * once; on a terminal that {@code script} makes, beside the JDK's own. Arguments: the folders of
 * the JDKs, or those of the JDK that runs this.
 */
final class ShellTable implements Main.Benchmark {
  private static final int RUNS = 10;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final String TYPED = "20 + 22\r";
  private static final String VALUE = "==> 42";

  @Override
  public String what() {
    return "the shell's start beside jshell's: [JDK ...]";
  }

  /** When something was on the screen, in ms after the start. */
  private record Start(double prompt, double value) {}

  @Override
  public void run(String... arguments) throws Exception {
    List<String> homes =
        arguments.length == 0 ? List.of(System.getProperty("java.home")) : List.of(arguments);
    System.out.printf("median of %d, ms%-22s %8s %12s%n", RUNS, "", "prompt", "first value");
    for (String home : homes) {
      String couplet = "JAVA_HOME='%s' '%s' shell".formatted(home, launcher());
      String stock = "'%s' -R-Xshare:auto".formatted(Path.of(home, "bin", "jshell"));
      // Once unseen: the launcher builds, and both come into the system's cache.
      start(couplet, "couplet> ");
      start(stock, "jshell> ");
      List<Start> ours = new ArrayList<>();
      List<Start> theirs = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        ours.add(start(couplet, "couplet> "));
        theirs.add(start(stock, "jshell> "));
      }
      print("./couplet shell", home, ours);
      print("jshell", home, theirs);
    }
  }

  private static Path launcher() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isExecutable(folder.resolve("couplet"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("run this in the checkout: it has the file 'couplet'");
    }
    return folder.resolve("couplet");
  }

  private static void print(String shell, String home, List<Start> starts) {
    System.out.printf(
        Locale.ROOT,
        "%-16s %-23.23s %8.0f %12.0f%n",
        shell,
        Path.of(home).getFileName(),
        median(starts.stream().map(Start::prompt).toList()),
        median(starts.stream().map(Start::value).toList()));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static Start start(String command, String prompt) throws Exception {
    // A terminal that script makes for one that is none has no width.
    String sized = "stty rows 24 cols 80; " + command;
    ProcessBuilder builder = new ProcessBuilder("script", "-qfc", sized, "/dev/null");
    builder.environment().put("TERM", "xterm");
    long begun = System.nanoTime();
    Process process = builder.redirectErrorStream(true).start();
    try (InputStream screen = process.getInputStream();
        OutputStream keys = process.getOutputStream()) {
      StringBuilder shown = new StringBuilder();
      await(screen, shown, prompt, begun);
      double atPrompt = (System.nanoTime() - begun) / 1e6;
      keys.write(TYPED.getBytes(StandardCharsets.US_ASCII));
      keys.flush();
      await(screen, shown, VALUE, begun);
      double atValue = (System.nanoTime() - begun) / 1e6;
      keys.write(4); // Ctrl-D.
      keys.flush();
      process.waitFor(5, TimeUnit.SECONDS);
      return new Start(atPrompt, atValue);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void await(InputStream screen, StringBuilder shown, String wanted, long begun)
      throws IOException, InterruptedException {
    byte[] bytes = new byte[4096];
    while (shown.indexOf(wanted) < 0) {
      if (System.nanoTime() - begun > LIMIT_NANOS) {
        throw new IllegalStateException("no '" + wanted + "' came, but: " + shown);
      }
      // So that a shell that says nothing does not hold this up for ever.
      if (screen.available() == 0) {
        Thread.sleep(1);
        continue;
      }
      int count = screen.read(bytes);
      shown.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
    }
  }
}
