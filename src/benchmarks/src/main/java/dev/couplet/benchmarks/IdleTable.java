// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Memory of an echo server for a connection on which nothing happens, after it has echoed once:
 * heap in use after a collection, and resident memory of the process.
 */
final class IdleTable implements Main.Benchmark {
  private static final int CONNECTIONS = 5_000;

  /** So many come first and stay, so that what is made once does not count. */
  private static final int BEFORE = 100;

  private static final List<String> CONTESTANTS = List.of("couplet", "bare", "netty");

  private record Figures(double heapBytes, double residentBytes) {}

  @Override
  public String what() {
    return "memory of 5,000 idle connections beside a bare loop and Netty [ROUNDS] (Linux)";
  }

  @Override
  public void run(String... arguments) throws IOException, InterruptedException {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    Map<String, Ratios> heap = new LinkedHashMap<>();
    Map<String, Ratios> resident = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      List<Figures> figures = new ArrayList<>();
      for (String contestant : CONTESTANTS) {
        figures.add(measure(contestant));
      }
      Figures our = figures.get(0);
      for (int i = 1; i < figures.size(); i++) {
        String peer = CONTESTANTS.get(i);
        Figures their = figures.get(i);
        heap.computeIfAbsent(peer, key -> new Ratios()).add(our.heapBytes, their.heapBytes);
        resident
            .computeIfAbsent(peer, key -> new Ratios())
            .add(our.residentBytes, their.residentBytes);
      }
    }
    System.out.printf(
        "Java %s, %d rounds; bytes for each of %,d idle connections; ratio: median"
            + " (least-greatest)%n",
        Runtime.version(), rounds, CONNECTIONS);
    System.out.printf(
        "%-8s %8s %8s  %-17s %10s %8s  %-17s%n",
        "peer", "heap", "peer's", "ratio", "resident", "peer's", "ratio");
    for (String peer : heap.keySet()) {
      System.out.printf(
          Locale.ROOT,
          "%-8s %8.0f %8.0f  %-17s %10.0f %8.0f  %-17s%n",
          peer,
          heap.get(peer).ourMedian(),
          heap.get(peer).theirMedian(),
          heap.get(peer).withSpread(),
          resident.get(peer).ourMedian(),
          resident.get(peer).theirMedian(),
          resident.get(peer).withSpread());
    }
  }

  private static Figures measure(String contestant) throws IOException, InterruptedException {
    List<SocketChannel> clients = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start(contestant, "-XX:+UseSerialGC")) {
      connect(clients, server, BEFORE);
      long heapBefore = server.heapBytes();
      long residentBefore = residentBytes(server);
      connect(clients, server, CONNECTIONS);
      long heapAfter = server.heapBytes();
      return new Figures(
          (double) (heapAfter - heapBefore) / CONNECTIONS,
          (double) (residentBytes(server) - residentBefore) / CONNECTIONS);
    } finally {
      for (SocketChannel client : clients) {
        client.close();
      }
    }
  }

  private static void connect(List<SocketChannel> clients, ServerProcess server, int count)
      throws IOException {
    ByteBuffer line = ByteBuffer.allocateDirect(64);
    for (int i = 0; i < count; i++) {
      SocketChannel client =
          SocketChannel.open(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      clients.add(client);
      client.write(line.clear());
      for (line.clear(); line.hasRemaining(); ) {
        if (client.read(line) < 0) {
          throw new IOException("connection " + i + " was closed");
        }
      }
    }
  }

  private static long residentBytes(ServerProcess server) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", "" + server.pid(), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("the process has ended");
  }
}
