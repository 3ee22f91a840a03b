// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that runs in a JVM of its own, where it can be starved or stopped. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildJvm(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Runs {@code program} with {@code options} for its JVM. */
  static ChildJvm run(Class<?> program, List<String> options, String... arguments)
      throws IOException {
    return new ChildJvm(command(program, options, arguments));
  }

  /** Runs {@code program} where no more than {@code descriptors} can be open. */
  static ChildJvm runWith(int descriptors, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c"));
    command.add("ulimit -n " + descriptors + " && exec \"$@\"");
    command.add("sh");
    command.addAll(command(program, List.of(), arguments));
    return new ChildJvm(command);
  }

  private static List<String> command(Class<?> program, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Reads what it says up to {@code pattern}, and returns the match. */
  Matcher expect(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    List<String> before = new ArrayList<>();
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Matcher matcher = compiled.matcher(line);
        if (matcher.find()) {
          return matcher;
        }
        before.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("it never said " + pattern + " but:\n" + String.join("\n", before));
  }

  /** Sends it the signal of that name. */
  void signal(String name) throws IOException {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    try {
      if (kill.waitFor() != 0) {
        throw new IOException("kill -" + name + " ended with " + kill.exitValue());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
