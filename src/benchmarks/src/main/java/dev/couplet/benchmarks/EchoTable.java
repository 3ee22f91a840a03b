// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import dev.couplet.benchmarks.echo.EchoLoad;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Processor time of an echo server for one round trip. Each server is a process of its own on one
 * core, the load one on another; what is compared takes turns in short slices, so that whatever
 * else the machine does falls on all alike.
 */
final class EchoTable implements Main.Benchmark {
  private static final int SLICE_MILLIS = 250;

  /** What is measured: ours first, then what it is compared with. */
  private record Row(int connections, int bytes, List<String> contestants) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(64, 64, List.of("couplet", "bare", "netty")),
          new Row(1000, 64, List.of("couplet", "bare", "netty")),
          new Row(64, 16 * 1024, List.of("couplet", "bare", "netty")),
          new Row(64, 64, List.of("couplet-lines", "netty-lines")));

  @Override
  public String what() {
    return "echo servers beside a bare java.nio loop and Netty's NIO [ROUNDS] (Linux, two cores)";
  }

  @Override
  public void run(String... arguments) throws IOException, InterruptedException {
    int rounds = arguments.length == 0 ? 40 : Integer.parseInt(arguments[0]);
    System.out.printf(
        "Java %s, %d rounds of %d ms; microseconds of the server's processor time per round trip,"
            + " median; ratio: median (least-greatest)%n",
        Runtime.version(), rounds, SLICE_MILLIS);
    System.out.printf(
        "%-14s %8s   %-12s %8s   %s%n", "connections", "couplet", "peer", "peer's", "ratio");
    for (Row row : ROWS) {
      print(row, measure(row, rounds));
    }
  }

  private static void print(Row row, List<double[]> rounds) {
    for (int peer = 1; peer < row.contestants.size(); peer++) {
      Ratios ratios = new Ratios();
      for (double[] round : rounds) {
        ratios.add(round[0], round[peer]);
      }
      System.out.printf(
          Locale.ROOT,
          "%4d x %5d B   %8.2f   %-12s %8.2f   %s%n",
          row.connections,
          row.bytes,
          ratios.ourMedian(),
          row.contestants.get(peer),
          ratios.theirMedian(),
          ratios.withSpread());
    }
  }

  /** Returns for each round the figures of all contestants. */
  private static List<double[]> measure(Row row, int rounds)
      throws IOException, InterruptedException {
    List<ServerProcess> servers = new ArrayList<>();
    try {
      List<String> load =
          new ArrayList<>(
              List.of(
                  String.valueOf(row.connections),
                  String.valueOf(row.bytes),
                  String.valueOf(SLICE_MILLIS),
                  String.valueOf(rounds)));
      for (String contestant : row.contestants) {
        ServerProcess server = ServerProcess.start(contestant);
        servers.add(server);
        load.add(server.port() + ":" + server.pid());
      }
      return read(Jvm.startOn(1, List.of("-Xmx512m"), EchoLoad.class, load.toArray(String[]::new)));
    } finally {
      for (ServerProcess server : servers) {
        server.close();
      }
    }
  }

  private static List<double[]> read(Process load) throws IOException, InterruptedException {
    List<double[]> rounds = new ArrayList<>();
    try (BufferedReader output = load.inputReader(StandardCharsets.US_ASCII)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        rounds.add(Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray());
      }
    }
    if (load.waitFor() != 0) {
      throw new IOException("the load ended with " + load.exitValue());
    }
    return rounds;
  }
}
