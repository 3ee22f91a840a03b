// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import dev.couplet.benchmarks.deferred.Gather;
import dev.couplet.benchmarks.deferred.Nested;
import dev.couplet.benchmarks.deferred.NineLevels;
import dev.couplet.benchmarks.deferred.OneCallback;
import dev.couplet.benchmarks.deferred.TenCallbacks;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Deferred beside CompletableFuture and Netty's Promise on the same work: time and bytes of each.
 * In each round ours and the peer's run one after the other, each in a JVM of its own.
 */
final class DeferredTable implements Main.Benchmark {
  private static final List<Row> ROWS =
      List.of(
          new Row(
              "ten callbacks added, then fired", TenCallbacks.class, "addedThenFired", "Future"),
          new Row("ten callbacks added after firing", TenCallbacks.class, "addedAfter", "Future"),
          new Row("1,000 nested, each returning the next", Nested.class, "nested", "Future"),
          new Row("gather of 1,000", Gather.class, "gather", "Future"),
          new Row("an error crosses nine levels", NineLevels.class, "error", "Future"),
          new Row("one callback added, then fired", OneCallback.class, "addedThenFired", "Promise"),
          new Row("one callback added after firing", OneCallback.class, "addedAfter", "Promise"));

  private record Row(String what, Class<?> type, String method, String peer) {}

  @Override
  public String what() {
    return "Deferred beside CompletableFuture and Netty's Promise [ROUNDS]";
  }

  @Override
  public void run(String... arguments) throws RunnerException {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    System.out.printf(
        "Java %s, %d rounds; ratio: median (least-greatest)%n", Runtime.version(), rounds);
    System.out.printf(
        "%-38s %-8s %9s %9s  %-17s %8s %8s  %-17s%n",
        "", "peer", "ns", "peer's", "ratio", "bytes", "peer's", "ratio");
    for (Row row : ROWS) {
      Ratios time = new Ratios();
      Ratios bytes = new Ratios();
      for (int round = 0; round < rounds; round++) {
        RunResult our = measure(row, "Deferred");
        RunResult their = measure(row, row.peer);
        time.add(our.getPrimaryResult().getScore(), their.getPrimaryResult().getScore());
        bytes.add(bytes(our), bytes(their));
      }
      System.out.printf(
          Locale.ROOT,
          "%-38s %-8s %,9.0f %,9.0f  %-17s %,8.0f %,8.0f  %-17s%n",
          row.what,
          row.peer,
          time.ourMedian(),
          time.theirMedian(),
          time.withSpread(),
          bytes.ourMedian(),
          bytes.theirMedian(),
          bytes.withSpread());
    }
  }

  private static RunResult measure(Row row, String contestant) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(
                    "^" + row.type.getName().replace(".", "\\.") + "\\." + row.method + contestant)
                .mode(Mode.AverageTime)
                .timeUnit(java.util.concurrent.TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(400))
                .measurementIterations(4)
                .measurementTime(TimeValue.milliseconds(250))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build())
        .runSingle();
  }

  private static double bytes(RunResult result) {
    return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }
}
