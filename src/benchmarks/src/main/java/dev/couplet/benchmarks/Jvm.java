// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of the benchmarks in JVMs of their own, with the class path of this one. */
final class Jvm {
  private Jvm() {}

  /** Starts {@code program}, with what it prints to be read, and its complaints shown. */
  static Process start(List<String> options, Class<?> program, String... arguments)
      throws IOException {
    return start(List.of(), options, program, arguments);
  }

  /** Starts it on one core. */
  static Process startOn(int core, List<String> options, Class<?> program, String... arguments)
      throws IOException {
    return start(List.of("taskset", "-c", String.valueOf(core)), options, program, arguments);
  }

  /** Runs it to its end, and returns the words of the last line that it printed. */
  static String[] lastWords(List<String> options, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(options, program, arguments);
    String[] lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .strip()
            .split("\n");
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", arguments) + " ended with " + process.exitValue());
    }
    return lines[lines.length - 1].strip().split(" ");
  }

  private static Process start(
      List<String> before, List<String> options, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
