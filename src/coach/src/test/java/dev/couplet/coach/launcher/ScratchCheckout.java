// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.couplet.coach.fixture.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small checkout with the real launcher in it. Its Maven and its JDKs are scripts, which record
 * how they were started; the PATH has the few programs that the launcher may use, and nothing else.
 */
final class ScratchCheckout {
  private static final Path PROGRAMS =
      links(
          "cp",
          "find",
          "grep",
          "mkdir",
          "mv",
          "ps",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "sh",
          "touch");

  final Path sandbox;
  final Path home;
  final Map<String, String> environment = new HashMap<>();
  private final Path programs;
  private final Path record;

  ScratchCheckout(Path sandbox) {
    this.sandbox = sandbox;
    home = directory(sandbox.resolve("a checkout"));
    programs = directory(sandbox.resolve("programs"));
    record = sandbox.resolve("record");
    environment.put("PATH", programs + ":" + PROGRAMS);
    environment.put("RECORD", record.toString());
    environment.put("LC_ALL", "C.UTF-8");
    try {
      Files.copy(launcher(), home.resolve("couplet"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    executable(home.resolve("couplet"));
    program("sleep", "");
    program("locale", "echo C; echo C.UTF-8; echo POSIX");
    write("pom.xml", "<project/>");
    write("src/pom.xml", "<project/>");
    write("src/coach/pom.xml", "<project/>");
    write("src/coach/src/main/java/Main.java", "class Main {}");
    write("src/coach/src/main/java/Help.java", "class Help {}");
    write(".mvn/jvm.config", "");
    mavenWrapper(
        """
        printf '%s\\n' "maven: $*" >>"$RECORD"
        mkdir -p src/coach/target/learner/app
        echo jar >src/coach/target/learner/app/couplet-coach.jar
        echo jar >src/coach/target/learner/app/library.jar
        """);
  }

  /** What ./mvnw does when it is asked for more than its version. */
  void mavenWrapper(String body) {
    script(
        home.resolve("mvnw"), "[ \"$1\" != -v ] || { echo Apache Maven 3.9.11; exit; }\n" + body);
  }

  /** A JDK of this version, in a folder of the sandbox: its release file, and scripts. */
  Path jdk(String folder, String version) {
    Path jdk = runtime(folder, version);
    script(jdk.resolve("bin/javac"), "");
    return jdk;
  }

  /** As {@link #jdk}, but without a compiler. */
  Path runtime(String folder, String version) {
    Path jdk = sandbox.resolve(folder);
    release(jdk, version, "java.base jdk.compiler jdk.jshell");
    javaOf(
        jdk,
        """
        for word; do
          case $word in
          -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) echo archive >"${word#*=}" ;;
          esac
        done
        exit "${EXIT:-0}"
        """);
    return jdk;
  }

  void release(Path jdk, String version, String modules) {
    write(
        jdk.resolve("release"),
        """
        IMPLEMENTOR="Somebody"
        JAVA_RUNTIME_VERSION="%s+1"
        JAVA_VERSION="%s"
        MODULES="%s"
        """
            .formatted(version, version, modules));
  }

  /** What the command java of this JDK does after it has recorded its start. */
  void javaOf(Path jdk, String body) {
    script(
        jdk.resolve("bin/java"),
        """
        {
          printf '%s\\n' "java: $0" "locale: ${LC_ALL:-}" "folder: $PWD"
          printf 'word: %s\\n' "$@"
        } >>"$RECORD"
        """
            + body);
  }

  /** Puts a program of this name on the PATH. */
  void program(String name, String body) {
    script(programs.resolve(name), body);
  }

  /** Puts a link on the PATH. */
  void link(String name, Path target) {
    try {
      Files.createSymbolicLink(programs.resolve(name), target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String path, String text) {
    write(home.resolve(path), text);
  }

  void write(Path path, String text) {
    try {
      directory(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String path) {
    try {
      return Files.readString(home.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Run couplet(String... words) {
    List<String> command = new ArrayList<>(List.of(home.resolve("couplet").toString()));
    command.addAll(List.of(words));
    return run(sandbox, command);
  }

  /** Runs a command to its end; what is recorded meanwhile is the run's. */
  Run run(Path folder, List<String> command) {
    try {
      Files.deleteIfExists(record);
      Path output = sandbox.resolve("output");
      Path errors = sandbox.resolve("errors");
      int exit =
          process(folder, command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start()
              .waitFor();
      return new Run(exit, Files.readString(output), Files.readString(errors), recorded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  ProcessBuilder process(Path folder, List<String> command) {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.redirectInput(Path.of("/dev/null").toFile());
  }

  List<String> recorded() throws IOException {
    return Files.exists(record) ? Files.readAllLines(record, UTF_8) : List.of();
  }

  private static void script(Path path, String body) {
    try {
      directory(path.getParent());
      Files.writeString(path, "#!/bin/sh\n" + body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    executable(path);
  }

  private static void executable(Path path) {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder with links to these programs of the machine. */
  private static Path links(String... programs) {
    Path folder = directory(Path.of("target", "programs").toAbsolutePath());
    for (String program : programs) {
      Path link = folder.resolve(program);
      if (!Files.exists(link)) {
        try {
          Files.deleteIfExists(link);
          Files.createSymbolicLink(
              link,
              Programs.find(program)
                  .orElseThrow(() -> new AssertionError("not on the PATH: " + program)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return folder;
  }

  private static Path launcher() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("couplet.cmd"))) {
      folder = folder.getParent();
    }
    return folder.resolve("couplet");
  }

  /** How a run of the launcher ended, and what its Maven and its JDKs recorded. */
  record Run(int exit, String output, String errors, List<String> recorded) {
    /** The command java of the last JVM that was started: the coach's. */
    String java() {
      return recorded().get(lastStart()).substring("java: ".length());
    }

    String locale() {
      return recorded().get(lastStart() + 1).substring("locale: ".length());
    }

    String folder() {
      return recorded().get(lastStart() + 2).substring("folder: ".length());
    }

    /** The words that the coach's JVM was given. */
    List<String> words() {
      return recorded().subList(lastStart() + 3, recorded().size()).stream()
          .map(line -> line.substring("word: ".length()))
          .toList();
    }

    long builds() {
      return recorded().stream().filter(line -> line.startsWith("maven: ")).count();
    }

    long jvmStarts() {
      return recorded().stream().filter(line -> line.startsWith("java: ")).count();
    }

    private int lastStart() {
      for (int i = recorded().size() - 1; i >= 0; i--) {
        if (recorded().get(i).startsWith("java: ")) {
          return i;
        }
      }
      throw new AssertionError("no JVM was started: " + errors());
    }
  }
}
