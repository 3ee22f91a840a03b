// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import dev.couplet.benchmarks.coach.SaveToVerdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How long a learner waits for a verdict, beside {@code mvn test}. */
final class CoachTable implements Main.Benchmark {
  @Override
  public String what() {
    return "save to verdict while watching, and ./couplet check, beside mvn -q test [ROUNDS]";
  }

  @Override
  public void run(String... arguments) throws Exception {
    int rounds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
    Ratios watch = new Ratios();
    Ratios check = new Ratios();
    try (SaveToVerdict saves = new SaveToVerdict(Path.of(System.getProperty("couplet.checkout")))) {
      for (int round = 0; round < rounds; round++) {
        double maven = saves.maven(round);
        watch.add(saves.watch(round), maven);
        check.add(saves.check(round), maven);
      }
    }
    System.out.printf(
        "Java %s, %d rounds in turn; ratio: median (least-greatest)%n", Runtime.version(), rounds);
    System.out.printf("%-22s %8s %8s  %s%n", "", "ms", "mvn's", "ratio");
    for (String name : List.of("save while watching", "./couplet check")) {
      Ratios ratios = name.startsWith("save") ? watch : check;
      System.out.printf(
          Locale.ROOT,
          "%-22s %8.0f %8.0f  %s%n",
          name,
          ratios.ourMedian(),
          ratios.theirMedian(),
          ratios.withSpread());
    }
  }
}
