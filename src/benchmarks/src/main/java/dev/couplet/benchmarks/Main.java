// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Runs the benchmark that is named, and prints its table. */
public final class Main {
  private static final Map<String, Benchmark> BENCHMARKS =
      new TreeMap<>(
          Map.of(
              "attacks", new AttacksTable(),
              "coach", new CoachTable(),
              "crashes", new CrashTable(),
              "deferred", new DeferredTable(),
              "echo", new EchoTable(),
              "idle", new IdleTable(),
              "shell", new ShellTable(),
              "timers", new TimersTable(),
              "trace", new TraceTable()));

  private Main() {}

  /** One benchmark: what it measures, and how to run it. */
  interface Benchmark {
    String what();

    void run(String... arguments) throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Benchmark benchmark = arguments.length == 0 ? null : BENCHMARKS.get(arguments[0]);
    if (benchmark == null) {
      System.err.println("Name a benchmark:");
      BENCHMARKS.forEach((name, each) -> System.err.printf("  %-12s %s%n", name, each.what()));
      System.exit(2);
      return;
    }
    benchmark.run(Arrays.copyOfRange(arguments, 1, arguments.length));
  }
}
