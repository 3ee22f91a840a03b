// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What a run of the shell without a terminal did. */
record ShellRun(int exitCode, List<String> out, List<String> err) {

  /** Pipes {@code lines} into a shell, until it ends. */
  static ShellRun piped(String... lines) {
    return run(String.join("\n", lines) + "\n", List.of());
  }

  /** Has a shell run {@code files}, with {@code input} as standard input. */
  static ShellRun files(String input, Path... files) {
    return run(input, List.of(files));
  }

  /** Has a shell run {@code file}, until its reactor is stopped if {@code keep}. */
  static ShellRun file(Path file, boolean keep) {
    Shell.Surroundings none = Shell.Surroundings.NONE;
    return run("", List.of(file), new Shell.Surroundings(null, keep, false, none.checker()));
  }

  private static ShellRun run(String input, List<Path> files) {
    return run(input, files, Shell.Surroundings.NONE);
  }

  private static ShellRun run(String input, List<Path> files, Shell.Surroundings surroundings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Shell.run(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            files,
            surroundings);
    return new ShellRun(
        exitCode, out.toString(UTF_8).lines().toList(), err.toString(UTF_8).lines().toList());
  }
}
