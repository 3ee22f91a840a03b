// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import dev.couplet.benchmarks.echo.EchoServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One of the {@link EchoServers} in a process of its own, which ends when this is closed. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
    output = process.inputReader(StandardCharsets.US_ASCII);
  }

  /** Starts it on one core, and returns when it listens. */
  static ServerProcess start(String contestant, String... options) throws IOException {
    int port = freePort();
    List<String> all = new ArrayList<>(List.of("-Xmx512m"));
    all.addAll(List.of(options));
    Process process = Jvm.startOn(0, all, EchoServers.class, contestant, String.valueOf(port));
    ServerProcess server = new ServerProcess(process, port);
    if (!"ready".equals(server.output.readLine())) {
      server.process.destroyForcibly();
      throw new IOException(contestant + " does not listen");
    }
    return server;
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** Returns the bytes of the heap that are in use after a collection. */
  long heapBytes() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return Long.parseLong(output.readLine());
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
