// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.runner.Runner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a JVM that runs checks is started: with the compiler that starts fastest, and an archive of
 * the classes that all checks load, where there is one.
 *
 * <p>The archive lies beside the runner's jar, and belongs to one Java and these jars. Folders of
 * classes, as in a build or an IDE, can't be archived.
 *
 * @param classPath what it runs with
 * @param temporary where each process gets a folder of its own
 * @param archiving options for its archive: none, to use one, or to make one
 * @param makesArchive whether it makes one, which it does as it ends
 */
record CheckJvm(String classPath, Path temporary, List<String> archiving, boolean makesArchive) {
  private static final int FIRST_WITH_CACHE = 25;

  /** One without an archive. */
  static CheckJvm plain(String classPath, Path temporary) {
    return new CheckJvm(classPath, temporary, List.of(), false);
  }

  /** The usual one, which uses the archive if there is one. */
  static CheckJvm usual(String classPath, Path temporary) {
    CheckJvm plain = plain(classPath, temporary);
    return plain.archive().filter(Files::isReadable).map(plain::using).orElse(plain);
  }

  /** Where the archive for this Java and these jars is, or would be; nothing if there can't be. */
  Optional<Path> archive() {
    List<Path> parts = Stream.of(classPath.split(File.pathSeparator, -1)).map(Path::of).toList();
    if (!parts.stream().allMatch(Files::isRegularFile)) {
      return Optional.empty();
    }
    String java = Runtime.version() + " " + System.getProperty("java.home");
    String name =
        "checks-%s-%08x.%s"
            .formatted(Runtime.version().feature(), java.hashCode(), cached() ? "aot" : "jsa");
    return Optional.of(parts.get(0).resolveSibling(name));
  }

  /** One that starts with {@code archive}; without a word, if that does not fit. */
  CheckJvm using(Path archive) {
    return with(cached() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=", archive, false);
  }

  /** One that makes {@code archive} of what it has loaded when it ends. */
  CheckJvm making(Path archive) {
    return with(cached() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=", archive, true);
  }

  private CheckJvm with(String option, Path archive, boolean makes) {
    return new CheckJvm(classPath, temporary, List.of(option + archive), makes);
  }

  private static boolean cached() {
    return Runtime.version().feature() >= FIRST_WITH_CACHE;
  }

  /** Starts a process that waits for an answer in {@code workplace}. */
  Process start(Workplace workplace) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>();
    command.add(java);
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            // It would leave a file in the folder for temporary files when the process is killed.
            "-XX:-UsePerfData",
            "-Xlog:disable",
            // Before 18 a class is made for each method that is reflected upon fifteen times.
            "-Dsun.reflect.inflationThreshold=10000",
            "-Dfile.encoding=UTF-8"));
    command.addAll(archiving);
    command.addAll(
        List.of(
            "-Djava.io.tmpdir=" + workplace.folder(),
            "-cp",
            classPath,
            Runner.class.getName(),
            workplace.folder().toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(workplace.folder().toFile());
    // These change how a JVM runs, and make it say so among what the answer prints.
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    try {
      return builder.start();
    } catch (IOException e) {
      workplace.delete();
      throw new EnvironmentProblem("cannot start " + java + ": " + e.getMessage());
    }
  }
}
