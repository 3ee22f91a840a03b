// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.coach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checkout in a temporary folder, with the coach as it was built in the real one: it starts by
 * the same script and archives, and has answers of its own.
 */
final class Scratch implements AutoCloseable {
  final Path home;

  /** Where the coach and what it starts keep temporary files. */
  final Path temporary;

  private final Path real;

  /** Makes one that has the exercises in the folder {@code exercises}. */
  Scratch(Path real, Path exercises) throws IOException, InterruptedException {
    this.real = real;
    home = Files.createTempDirectory("scratch-").toRealPath();
    temporary = Files.createDirectory(home.resolve("temporary"));
    if (start(real, "--version").onExit().join().exitValue() != 0) {
      throw new IOException("./couplet does not start");
    }
    for (String each : List.of("couplet", "pom.xml", ".mvn", ".couplet/launch")) {
      copy(real.resolve(each), home.resolve(each));
    }
    copy(exercises, home.resolve("exercises"));
    Files.createDirectories(home.resolve("src"));
    // The launcher builds again when the checkout was moved, or has changed since.
    Path built = home.resolve(".couplet/launch/built");
    Files.writeString(
        built, Files.readString(built).replace("home=" + real, "home=" + home) + "\n");
    if (run("--version").exitCode() != 0) {
      throw new IOException("./couplet does not start in " + home);
    }
  }

  Path real() {
    return real;
  }

  /** The folder of the coach's jars. */
  Path app() throws IOException {
    for (String line : Files.readAllLines(home.resolve(".couplet/launch/built"))) {
      if (line.startsWith("app=")) {
        return home.resolve(".couplet/launch").resolve(line.substring("app=".length()));
      }
    }
    throw new IOException("nothing is built");
  }

  /** Saves {@code text} as an editor does: aside, and then in its place. */
  void save(String file, String text) throws IOException {
    Path place = home.resolve(file);
    Files.createDirectories(place.getParent());
    Path aside = place.resolveSibling(place.getFileName() + "~");
    Files.writeString(aside, text);
    Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Starts {@code ./couplet} with {@code arguments}; what it says goes to its output. */
  Process start(String... arguments) throws IOException {
    return start(home, arguments);
  }

  private Process start(Path checkout, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("couplet").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
    builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    return builder.start();
  }

  /** What a process said, and how long it took. */
  record Said(String text, int exitCode, double millis) {}

  /** Runs {@code ./couplet} with {@code arguments} to its end. */
  Said run(String... arguments) throws IOException, InterruptedException {
    long startNanos = System.nanoTime();
    Process process = start(arguments);
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    return new Said(text, exitCode, (System.nanoTime() - startNanos) / 1e6);
  }

  /** Returns what is left of processes and of files. */
  List<String> left() throws IOException {
    List<String> left = new ArrayList<>();
    ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(temporary.toString()) || line.contains("86399."))
        .forEach(line -> left.add("process " + line));
    try (Stream<Path> files = Files.list(temporary)) {
      files
          .filter(file -> file.getFileName().toString().startsWith("couplet-"))
          .forEach(file -> left.add("file " + file));
    }
    return left;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        // An archive belongs to jars of one time and place: the launcher makes another.
        if (!Files.isDirectory(file) && !file.toString().matches(".*\\.(jsa|aot|jdk)")) {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
