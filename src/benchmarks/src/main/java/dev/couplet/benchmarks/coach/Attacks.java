// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.coach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The answers that cheat or break, of the coach's tests, given to the coach as a learner would. */
public final class Attacks implements AutoCloseable {
  private static final String NAME = "ch01_first";
  private static final String ANSWER = "answers/" + NAME + "/Greeting.java";
  private static final String RIGHT =
      "package ch01_first;\n\nfinal class Greeting {\n  static String greet(String name) {\n"
          + "    return \"Hello, \" + name;\n  }\n}\n";
  private static final int RIGHT_TRIES = 10;

  private final Path attacks;
  private final Scratch scratch;
  private int credits;
  private int rightTried;
  private int rightRefused;
  private double longestMillis;

  /** Gets ready in a copy of the checkout {@code real}. */
  public Attacks(Path real) throws IOException, InterruptedException {
    attacks = real.resolve("src/coach/src/test/attacks");
    scratch = new Scratch(real, attacks.resolve("exercises"));
  }

  /** What came of one: milliseconds, and the first words of the verdict. */
  public record Tried(String name, double checkMillis, double watchMillis, String sentence) {}

  /** Tries all, and right answers among them. */
  public List<Tried> tryAll() throws IOException, InterruptedException {
    List<Tried> tried = new ArrayList<>();
    scratch.save(ANSWER, RIGHT.replace("Hello", "Hi"));
    try (Watched watched = new Watched(scratch);
        Stream<Path> files = Files.list(attacks)) {
      watched.await(NAME, " solved. ");
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
        tried.add(tryOne(file, watched));
      }
      for (int i = 0; i < RIGHT_TRIES; i++) {
        scratch.save(ANSWER, RIGHT + "// " + i + "\n");
        Scratch.Said said = scratch.run("check", NAME);
        rightTried++;
        rightRefused += said.exitCode() == 0 ? 0 : 1;
      }
    }
    return tried;
  }

  private Tried tryOne(Path file, Watched watched) throws IOException, InterruptedException {
    watched.forget();
    long startNanos = System.nanoTime();
    scratch.save(ANSWER, Files.readString(file));
    String screen = watched.await(NAME + ": ", " solved. ");
    double watchMillis = (System.nanoTime() - startNanos) / 1e6;
    Scratch.Said said = scratch.run("check", NAME);
    if (said.exitCode() == 0 || screen.contains(": solved")) {
      credits++;
    }
    longestMillis = Math.max(longestMillis, Math.max(watchMillis, said.millis()));
    return new Tried(
        file.getFileName().toString(), said.millis(), watchMillis, sentence(said.text()));
  }

  private static String sentence(String said) {
    return said.lines()
        .dropWhile(line -> !line.startsWith(NAME))
        .limit(4)
        .map(String::strip)
        .reduce("", (one, other) -> one + " " + other)
        .strip();
  }

  /** Returns what the audit says of those that should fail in another way than they say. */
  public String audit() throws IOException, InterruptedException {
    try (Stream<Path> files = Files.list(attacks)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        String fails = text.lines().findFirst().orElse("").replace("// Screened: ", "");
        scratch.save(
            "solutions/" + NAME + "/wrong/" + file.getFileName(),
            "// Fails: " + fails + "\n// Because: It cheats.\n" + text);
      }
    }
    return scratch
        .run("audit")
        .text()
        .lines()
        .filter(line -> line.contains("wrong/"))
        .toList()
        .toString();
  }

  /** Returns how many attacks passed for a right answer. */
  public int credits() {
    return credits;
  }

  public int rightTried() {
    return rightTried;
  }

  public int rightRefused() {
    return rightRefused;
  }

  public double longestMillis() {
    return longestMillis;
  }

  /** Returns the processes and files that are left. */
  public List<String> left() throws IOException {
    return scratch.left();
  }

  @Override
  public void close() {
    scratch.close();
  }
}
