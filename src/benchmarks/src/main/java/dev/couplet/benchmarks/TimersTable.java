// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import dev.couplet.benchmarks.timers.MillionCalls;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Timers of the reactor, of Netty and of the JDK: processor time and bytes of the loop's thread.
 */
final class TimersTable implements Main.Benchmark {
  private static final Map<String, String> PEERS = new LinkedHashMap<>();

  static {
    PEERS.put("netty", "Netty's NIO event loop");
    PEERS.put("executor", "ScheduledThreadPoolExecutor, which removes what is cancelled");
  }

  private record Figures(double millis, double bytesPerCall) {}

  @Override
  public String what() {
    return "a million callLaters, half of them cancelled, beside Netty and the JDK [ROUNDS]";
  }

  @Override
  public void run(String... arguments) throws IOException, InterruptedException {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    Map<String, Ratios> millis = new LinkedHashMap<>();
    Map<String, Ratios> bytes = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      Figures our = measure("couplet");
      for (String peer : PEERS.keySet()) {
        Figures their = measure(peer);
        millis.computeIfAbsent(peer, key -> new Ratios()).add(our.millis, their.millis);
        bytes.computeIfAbsent(peer, key -> new Ratios()).add(our.bytesPerCall, their.bytesPerCall);
      }
    }
    System.out.printf(
        "Java %s, %d rounds; ratio: median (least-greatest)%n", Runtime.version(), rounds);
    System.out.printf(
        "%-10s %8s %8s  %-17s %10s %8s  %-17s%n",
        "peer", "ms", "peer's", "ratio", "bytes/call", "peer's", "ratio");
    for (String peer : PEERS.keySet()) {
      System.out.printf(
          Locale.ROOT,
          "%-10s %8.0f %8.0f  %-17s %10.0f %8.0f  %-17s%n",
          peer,
          millis.get(peer).ourMedian(),
          millis.get(peer).theirMedian(),
          millis.get(peer).withSpread(),
          bytes.get(peer).ourMedian(),
          bytes.get(peer).theirMedian(),
          bytes.get(peer).withSpread());
    }
    PEERS.forEach((name, what) -> System.out.println(name + ": " + what));
  }

  /** Runs one contestant in a JVM of its own and returns the figures of its last, warm pass. */
  private static Figures measure(String contestant) throws IOException, InterruptedException {
    String[] last = Jvm.lastWords(List.of("-Xms3g", "-Xmx3g"), MillionCalls.class, contestant);
    return new Figures(Long.parseLong(last[0]) / 1e6, Long.parseLong(last[1]) / 1e6);
  }
}
