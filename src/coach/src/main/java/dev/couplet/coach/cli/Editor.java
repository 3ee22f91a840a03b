// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The learner's editor.
 *
 * @param words how it is started: the program, and options that stand in {@code EDITOR}
 */
record Editor(List<String> words) {
  private static final Set<String> GO_TO_LINE = Set.of("code", "codium", "cursor", "windsurf");
  private static final Set<String> PLUS_LINE =
      Set.of("vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne");
  private static final Set<String> COLON_LINE = Set.of("hx", "helix", "subl", "zed");
  private static final Set<String> DASH_LINE = Set.of("idea", "kate");

  /** Those that open a window of their own, while the watch goes on. */
  private static final Set<String> WINDOWS =
      Set.of(
          "code",
          "codium",
          "cursor",
          "windsurf",
          "subl",
          "zed",
          "idea",
          "kate",
          "gedit",
          "notepad",
          "eclipse",
          "netbeans",
          "atom",
          "open",
          "xed",
          "mate",
          "gvim");

  /**
   * Returns VS Code for who sits in its terminal; else what {@code VISUAL} or {@code EDITOR} names;
   * else VS Code where it is installed; else nothing.
   */
  static Optional<Editor> of(Map<String, String> environment, Predicate<String> isOnThePath) {
    boolean code = isOnThePath.test("code");
    if (code && environment.getOrDefault("TERM_PROGRAM", "").equals("vscode")) {
      return Optional.of(new Editor(List.of("code")));
    }
    for (String variable : List.of("VISUAL", "EDITOR")) {
      String named = environment.getOrDefault(variable, "").strip();
      if (!named.isEmpty()) {
        return Optional.of(new Editor(List.of(named.split("\\s+", -1))));
      }
    }
    return code ? Optional.of(new Editor(List.of("code"))) : Optional.empty();
  }

  static boolean isOnThePath(Map<String, String> environment, String program) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String ending : List.of("", ".exe", ".cmd")) {
        Path file = new File(folder, program + ending).toPath();
        if (Files.isExecutable(file) && !Files.isDirectory(file)) {
          return true;
        }
      }
    }
    return false;
  }

  String program() {
    return words.get(0);
  }

  /** Whether it needs the terminal for itself until it ends. */
  boolean inTerminal() {
    return !WINDOWS.contains(name());
  }

  /** The command line that opens {@code file} at {@code line}. */
  List<String> command(Path file, int line) {
    List<String> command = new ArrayList<>(words);
    if (!inTerminal()) {
      command.removeAll(List.of("--wait", "-w"));
    }
    if (GO_TO_LINE.contains(name())) {
      command.addAll(List.of("--goto", file + ":" + line));
    } else if (PLUS_LINE.contains(name())) {
      command.addAll(List.of("+" + line, file.toString()));
    } else if (COLON_LINE.contains(name())) {
      command.add(file + ":" + line);
    } else if (DASH_LINE.contains(name())) {
      command.addAll(List.of("--line", String.valueOf(line), file.toString()));
    } else {
      command.add(file.toString());
    }
    return command;
  }

  /**
   * Opens {@code file} at {@code line}; returns when the editor ends, or at once where it opens a
   * window.
   *
   * @return what went wrong, in a sentence; nothing if it opened
   */
  Optional<String> open(Path file, int line) {
    ProcessBuilder builder = new ProcessBuilder(command(file, line));
    try {
      if (inTerminal()) {
        builder.inheritIO().start().waitFor();
      } else {
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("'" + program() + "' cannot be started; set EDITOR to your editor.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private String name() {
    String name = Path.of(program()).getFileName().toString();
    return name.replaceFirst("\\.(?:exe|cmd|bat)$", "");
  }
}
