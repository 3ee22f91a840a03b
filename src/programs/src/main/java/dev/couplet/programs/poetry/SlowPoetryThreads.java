// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Sends poems slowly: a thread for each port waits for clients, and a thread for each client mostly
 * sleeps.
 */
@Command(
    name = "slow-poetry-threads",
    description = "Send poems slowly, with a thread for each client.")
public final class SlowPoetryThreads implements Callable<Integer> {
  /** How many clients may wait to be accepted: Java's 50 are few when hundreds come at once. */
  private static final int BACKLOG = 1024;

  @Mixin private final ServerOptions options = new ServerOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<Poem> poems = options.poems();
    List<ServerSocket> sockets = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    try {
      for (int i = 0; i < poems.size(); i++) {
        ServerSocket socket = new ServerSocket();
        sockets.add(socket);
        try {
          socket.bind(new InetSocketAddress(options.host(), options.port(i)), BACKLOG);
        } catch (IOException e) {
          err.printf(
              "cannot listen on %s:%d: %s%n", options.host(), options.port(i), e.getMessage());
          return ServerOptions.CANNOT_LISTEN;
        }
        Address address = new Address(options.host(), socket.getLocalPort());
        out.printf("%s sends \"%s\".%n", address, poems.get(i).title());
        threads.add(start(poems.get(i), socket, out));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      return 0;
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private Thread start(Poem poem, ServerSocket socket, PrintWriter log) {
    ThreadedServer server =
        new ThreadedServer(
            poem, options.bytesPerTick(), () -> Thread.sleep(options.delay().toMillis()), log);
    Thread thread = new Thread(() -> server.serve(socket), "port " + socket.getLocalPort());
    thread.start();
    return thread;
  }
}
