// SPDX-License-Identifier: Apache-2.0
package ch02;

import dev.couplet.programs.Programs;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import picocli.CommandLine;

/** The runs that the chapter on slow poetry shows: of the programs themselves, over the network. */
public final class Runs {
  private static final int POEMS = 3;

  private Runs() {}

  public static Map<String, Map<String, Trace>> all() {
    List<String> ports = serve("--bytes=20", "--delay=30", "couplet", "door", "two-bells");
    Map<String, Trace> both = new LinkedHashMap<>();
    both.put("In turn", fetched("get-poetry-blocking", ports));
    both.put("At once", fetched("get-poetry-protocol", ports));
    return Map.of("poems", both);
  }

  /** Runs a server until the program ends, and returns its ports. */
  public static List<String> serve(String... arguments) {
    PipedWriter out = new PipedWriter();
    try (Scanner lines = new Scanner(new PipedReader(out))) {
      Thread server = new Thread(() -> command("slow-poetry", out).execute(anyPort(arguments)));
      server.setDaemon(true);
      server.start();
      List<String> ports = new ArrayList<>();
      while (ports.size() < POEMS) {
        ports.add(lines.nextLine().replaceFirst("\\S+:(\\d+) .*", "$1"));
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] anyPort(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--port=0"));
    all.addAll(List.of(arguments));
    return all.toArray(String[]::new);
  }

  /** Returns what the client {@code name} does to get a poem from each of {@code ports}. */
  public static Trace fetched(String name, List<String> ports) {
    List<String> arguments = new ArrayList<>(List.of("--quiet"));
    // By number, so that no name has to be looked up.
    ports.forEach(port -> arguments.add("127.0.0.1:" + port));
    CommandLine client = command(name, Writer.nullWriter());
    return Trace.record(() -> client.execute(arguments.toArray(String[]::new)));
  }

  static CommandLine command(String name, Writer out) {
    CommandLine command = new CommandLine(Programs.find(name).orElseThrow().command());
    PrintWriter printer = new PrintWriter(out, true);
    return command.setOut(printer).setErr(printer);
  }
}
