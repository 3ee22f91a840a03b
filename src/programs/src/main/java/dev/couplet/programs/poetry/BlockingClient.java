// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import dev.couplet.trace.Trace;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Fetches one poem after the other. Each call waits until it is done, so that the program reads
 * from top to bottom, and the times add up.
 */
@Command(name = "get-poetry-blocking", description = "Fetch poems one after the other.")
public final class BlockingClient implements Callable<Integer> {
  @Mixin private final ClientOptions options = new ClientOptions();

  @Override
  public Integer call() {
    Report report = options.report(System::nanoTime);
    fetchAll(options.servers(), report);
    return report.end();
  }

  // tag::fetch[]
  static void fetchAll(List<Address> servers, Report report) {
    for (Address server : servers) {
      // By its name it is seen in a trace, which knows nothing of sockets that block.
      Trace.span("poem " + server, () -> fetch(server, report));
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
}
