// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Fetches all poems at once, with a thread for each. A thread still waits until its call is done,
 * but it waits alone.
 */
@Command(name = "get-poetry-threads", description = "Fetch poems at once, with a thread for each.")
public final class ThreadedClient implements Callable<Integer> {
  @Mixin private final ClientOptions options = new ClientOptions();

  @Option(
      names = "--virtual",
      description = "Use virtual threads, which cost next to nothing; they need Java 21.")
  private boolean virtual;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Report report = options.report(System::nanoTime);
    fetchAll(options.servers(), virtual ? virtualThreads() : Thread::new, report);
    return report.end();
  }

  // tag::fetch[]
  static void fetchAll(List<Address> servers, ThreadFactory factory, Report report)
      throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Address server : servers) {
      Thread thread = factory.newThread(() -> fetch(server, report));
      thread.start();
      threads.add(thread);
    }
    // Every thread ends, whether its poem came or not: so this waits for the last one.
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void fetch(Address server, Report report) {
    Report.Fetch fetch = report.begin(server);
    try (Socket socket = new Socket(server.host(), server.port())) {
      fetch.came(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      fetch.failed(e);
    }
  }

  // end::fetch[]

  private ThreadFactory virtualThreads() {
    return VirtualThreads.factory()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--virtual: Java "
                        + Runtime.version().feature()
                        + " has no virtual threads; they came with 21"));
  }
}
