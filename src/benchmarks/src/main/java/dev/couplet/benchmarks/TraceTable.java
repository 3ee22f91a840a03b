// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import dev.couplet.benchmarks.trace.EventCost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an event of a trace costs, each kind of cost in a JVM of its own. */
final class TraceTable implements Main.Benchmark {
  private static final Map<String, String> ROWS = new LinkedHashMap<>();

  static {
    ROWS.put("off", "nothing records");
    ROWS.put("plain", "an event without a line");
    ROWS.put("line", "an event with its line");
    ROWS.put("deferred", "of a Deferred: made, added to, fired, run");
    ROWS.put("write", "looked up at the end, and written");
  }

  private record Figures(double nanos, double bytes) {}

  @Override
  public String what() {
    return "processor time and bytes of an event in a trace, with and without its line [ROUNDS]";
  }

  @Override
  public void run(String... arguments) throws IOException, InterruptedException {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    Map<String, List<Figures>> figures = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String row : ROWS.keySet()) {
        figures.computeIfAbsent(row, key -> new ArrayList<>()).add(measure(row));
      }
    }
    System.out.printf("Java %s, %d rounds; median (least-greatest)%n", Runtime.version(), rounds);
    System.out.printf("%-42s %8s  %-15s %8s%n", "for each event", "ns", "", "bytes");
    ROWS.forEach(
        (row, words) -> {
          List<Double> nanos = figures.get(row).stream().map(Figures::nanos).sorted().toList();
          List<Double> bytes = figures.get(row).stream().map(Figures::bytes).sorted().toList();
          System.out.printf(
              Locale.ROOT,
              "%-42s %8.1f  %-15s %8.0f%n",
              words,
              nanos.get(nanos.size() / 2),
              String.format(Locale.ROOT, "(%.1f-%.1f)", nanos.get(0), nanos.get(nanos.size() - 1)),
              bytes.get(bytes.size() / 2));
        });
  }

  /** Returns the figures of the last, warm pass. */
  private static Figures measure(String row) throws IOException, InterruptedException {
    String[] last = Jvm.lastWords(List.of("-Xms2g", "-Xmx2g"), EventCost.class, row);
    return new Figures(Long.parseLong(last[0]) / 1e3, Long.parseLong(last[1]) / 1e3);
  }
}
