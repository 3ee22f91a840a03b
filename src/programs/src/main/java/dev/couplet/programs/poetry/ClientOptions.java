// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import java.util.List;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every client lets its user say. */
@Command(
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:Every poem came.", "1:At least one did not.", "2:A wrong command line."})
final class ClientOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec client;

  @Parameters(
      arity = "1..*",
      paramLabel = "[HOST:]PORT",
      description = "Where a poetry server listens; without a host, on this machine.")
  private List<String> servers = List.of();

  @Option(
      names = {"-q", "--quiet"},
      description = "Don't print the poems, only what came and when.")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  /** Returns where poems are to be fetched from; one server may be named several times. */
  List<Address> servers() {
    try {
      return servers.stream().map(Address::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(client.commandLine(), e.getMessage(), e);
    }
  }

  /** Begins a report to the user, of a client that lives by {@code nanoTime}. */
  Report report(LongSupplier nanoTime) {
    return new Report(
        client.commandLine().getOut(), client.commandLine().getErr(), quiet, nanoTime);
  }
}
