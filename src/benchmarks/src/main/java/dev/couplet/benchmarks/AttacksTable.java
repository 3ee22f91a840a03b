// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import dev.couplet.benchmarks.coach.Attacks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tries answers that cheat or break by each way to a verdict; with {@code busy}, on busy cores. */
final class AttacksTable implements Main.Benchmark {
  @Override
  public String what() {
    return "answers that cheat, by check, watch and audit; and right ones [busy]";
  }

  @Override
  public void run(String... arguments) throws Exception {
    List<Thread> load = new ArrayList<>();
    if (arguments.length > 0 && arguments[0].equals("busy")) {
      for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
        load.add(new Thread(AttacksTable::spin, "load"));
      }
    }
    load.forEach(thread -> thread.setDaemon(true));
    load.forEach(Thread::start);
    try (Attacks attacks = new Attacks(Path.of(System.getProperty("couplet.checkout")))) {
      List<Attacks.Tried> tried = attacks.tryAll();
      System.out.printf("%-45s %9s %9s%n", "", "check, ms", "watch, ms");
      tried.forEach(
          each ->
              System.out.printf(
                  Locale.ROOT,
                  "%-45s %9.0f %9.0f  %s%n",
                  each.name(),
                  each.checkMillis(),
                  each.watchMillis(),
                  each.sentence()));
      System.out.printf(
          Locale.ROOT,
          "%d attacks, %d with credit; %d right answers, %d refused; longest %.0f ms; left: %s;"
              + " audit: %s%n",
          tried.size(),
          attacks.credits(),
          attacks.rightTried(),
          attacks.rightRefused(),
          attacks.longestMillis(),
          attacks.left(),
          attacks.audit());
    } finally {
      load.forEach(Thread::interrupt);
    }
  }

  private static void spin() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }
}
