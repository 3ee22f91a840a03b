// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every poetry server lets its user say. */
@Command(
    exitCodeListHeading = "%nIt serves until you stop it: press Ctrl-C. Exit codes:%n",
    exitCodeList = {"2:A wrong command line.", "3:A port is not to be had."})
final class ServerOptions {
  /** The exit code of a server whose port is taken. */
  static final int CANNOT_LISTEN = 3;

  private static final int MAX_PORT = 65_535;

  @Parameters(
      paramLabel = "POEM",
      completionCandidates = PoemNames.class,
      description =
          "A poem to send: a file of yours, or one of ${COMPLETION-CANDIDATES}; all of them unless"
              + " you say which.")
  private List<String> names = Poem.NAMES;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec server;

  private String host = Address.DEFAULT_HOST;
  private int port;
  private int bytesPerTick;
  private int delayMillis;

  @Option(
      names = {"-H", "--host"},
      paramLabel = "HOST",
      defaultValue = Address.DEFAULT_HOST,
      description =
          "Where to listen; ${DEFAULT-VALUE} unless you say, which only this machine sees.")
  void setHost(String value) {
    if (new InetSocketAddress(value, 0).isUnresolved()) {
      throw complaint("--host: no machine is called " + value);
    }
    host = value;
  }

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      defaultValue = "10001",
      description =
          "The first poem's port, ${DEFAULT-VALUE} unless you say; each further poem has the next"
              + " one. 0: any that are free.")
  void setPort(int value) {
    port = requireAtLeast(0, "--port", value);
  }

  @Option(
      names = {"-b", "--bytes"},
      paramLabel = "N",
      defaultValue = "10",
      description = "How many bytes to send at a tick; ${DEFAULT-VALUE} unless you say.")
  void setBytesPerTick(int value) {
    bytesPerTick = requireAtLeast(1, "--bytes", value);
  }

  @Option(
      names = {"-d", "--delay"},
      paramLabel = "MILLIS",
      defaultValue = "100",
      description = "The time from tick to tick in milliseconds; ${DEFAULT-VALUE} unless you say.")
  void setDelayMillis(int value) {
    delayMillis = requireAtLeast(0, "--delay", value);
  }

  /** Returns what to send, a poem for each port. */
  List<Poem> poems() throws IOException {
    List<Poem> poems = new ArrayList<>();
    for (String name : names) {
      poems.add(Poem.NAMES.contains(name) ? Poem.named(name) : read(Path.of(name)));
    }
    int last = port + poems.size() - 1;
    if (last > MAX_PORT) {
      throw complaint("--port " + port + " leaves no port for the last poem: " + last);
    }
    return poems;
  }

  String host() {
    return host;
  }

  /** Returns the port for the poem number {@code index}, counted from 0; 0 for any that is free. */
  int port(int index) {
    return port == 0 ? 0 : port + index;
  }

  int bytesPerTick() {
    return bytesPerTick;
  }

  Duration delay() {
    return Duration.ofMillis(delayMillis);
  }

  private int requireAtLeast(int least, String option, int value) {
    if (value < least) {
      throw complaint(option + " < " + least + ": " + value);
    }
    return value;
  }

  private Poem read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw complaint(
          "there is no poem and no file '"
              + file
              + "'; there are "
              + String.join(", ", Poem.NAMES));
    }
    return Poem.of(Files.readAllBytes(file));
  }

  private ParameterException complaint(String message) {
    return new ParameterException(server.commandLine(), message);
  }

  private static final class PoemNames extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    PoemNames() {
      super(Poem.NAMES);
    }
  }
}
