// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import dev.couplet.benchmarks.coach.Crashes;
import java.nio.file.Path;

/** Saves at random moments, and ends the coach by force at random moments. */
final class CrashTable implements Main.Benchmark {
  @Override
  public String what() {
    return "saves at random moments, also mid-run, and kill -9 of the coach [TIMES]";
  }

  @Override
  public void run(String... arguments) throws Exception {
    int times = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
    try (Crashes crashes = new Crashes(Path.of(System.getProperty("couplet.checkout")))) {
      System.out.printf(
          "%d saves, of which %d were the last for a while: the verdict on each was shown%n",
          times, crashes.save(times));
      System.out.printf(
          "%d times kill -9: %d answers lost, %d times progress lost; left: %s%n",
          times, crashes.kill(times), crashes.progressLost(), crashes.left());
    }
  }
}
