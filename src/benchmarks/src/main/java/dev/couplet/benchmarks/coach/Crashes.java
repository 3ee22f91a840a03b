// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.coach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A learner who saves at any moment, on a machine that fails at any moment. */
public final class Crashes implements AutoCloseable {
  private static final String NAME = "ch01_first";
  private static final String ANSWER = "answers/" + NAME + "/Greeting.java";
  private static final String PROGRESS = "answers/.couplet/progress";
  private static final long SETTLE_MILLIS = 10_000;

  private final Scratch scratch;
  private final Random random = new Random(1);
  private int progressLost;

  /** Gets ready in a copy of the checkout {@code real}. */
  public Crashes(Path real) throws IOException, InterruptedException {
    scratch = new Scratch(real, real.resolve("src/coach/src/test/attacks/exercises"));
  }

  /** An answer that is wrong in its own way, or right. */
  private static String answer(String greeting) {
    return "package ch01_first;\n\nfinal class Greeting {\n  static String greet(String name) {\n"
        + "    return \""
        + greeting
        + "\" + (name.isEmpty() ? \"\" : name);\n  }\n}\n";
  }

  /**
   * Saves {@code times}; now and then it waits for the verdict on the last one, which must come.
   *
   * @return how often it waited
   */
  public int save(int times) throws IOException, InterruptedException {
    int awaited = 0;
    scratch.save(ANSWER, answer("Hi "));
    try (Watched watched = new Watched(scratch)) {
      watched.await(NAME, " solved. ");
      for (int i = 0; i < times; i++) {
        scratch.save(ANSWER, answer("Hi " + i + ", "));
        if (i == times - 1 || random.nextInt(4) == 0) {
          watched.await("'Hi " + i + ", Bob'", " solved. ");
          awaited++;
        }
        Thread.sleep(random.nextInt(400));
      }
    }
    return awaited;
  }

  /**
   * Ends a coach that watches {@code times} by force, after a save.
   *
   * @return how many answers were lost
   */
  public int kill(int times) throws IOException, InterruptedException {
    int lost = 0;
    boolean solved = false;
    for (int i = 0; i < times; i++) {
      String answer = answer(i % 10 == 0 ? "Hello, " : "Hi " + i + ", ");
      try (Watched watched = new Watched(scratch)) {
        Thread.sleep(random.nextInt(1_200));
        scratch.save(ANSWER, answer);
        Thread.sleep(random.nextInt(600));
        watched.process.destroyForcibly().waitFor();
        solved |= watched.said().contains(": solved, all 2 checks pass");
      }
      lost += Files.readString(scratch.home.resolve(ANSWER)).equals(answer) ? 0 : 1;
      Path progress = scratch.home.resolve(PROGRESS);
      if (solved && !(Files.exists(progress) && Files.readString(progress).contains("solved"))) {
        progressLost++;
      }
    }
    return lost;
  }

  /** Returns how often an exercise that was shown as solved was not any more. */
  public int progressLost() {
    return progressLost;
  }

  /** Returns the processes and files that are left after a while. */
  public List<String> left() throws IOException, InterruptedException {
    long endNanos = System.nanoTime() + SETTLE_MILLIS * 1_000_000;
    List<String> left = scratch.left();
    while (!left.isEmpty() && System.nanoTime() < endNanos) {
      Thread.sleep(100);
      left = scratch.left();
    }
    return left;
  }

  @Override
  public void close() {
    scratch.close();
  }
}
