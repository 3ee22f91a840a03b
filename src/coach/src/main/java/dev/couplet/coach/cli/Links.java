// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Links that a terminal makes clickable (OSC 8), where it is known to. */
enum Links {
  NONE,
  /** The terminal asks the desktop to open the file. */
  FILE,
  /** The terminal is in VS Code, which goes to the line. */
  VSCODE;

  private static final Set<String> PROGRAMS =
      Set.of("iTerm.app", "WezTerm", "ghostty", "Hyper", "rio", "Tabby");
  private static final Set<String> VARIABLES =
      Set.of("KITTY_WINDOW_ID", "WT_SESSION", "DOMTERM", "KONSOLE_VERSION", "ALACRITTY_WINDOW_ID");
  private static final int FIRST_VTE = 5000;

  /** What the terminal that {@code environment} describes can do; {@code FORCE_HYPERLINK} rules. */
  static Links of(Map<String, String> environment) {
    String forced = environment.getOrDefault("FORCE_HYPERLINK", "");
    String program = environment.getOrDefault("TERM_PROGRAM", "");
    String type = environment.getOrDefault("TERM", "");
    if (forced.equals("0")) {
      return NONE;
    }
    if (program.equals("vscode")) {
      return VSCODE;
    }
    // Within a multiplexer the variables tell of the terminal that it was started in, at best.
    boolean multiplexed = type.startsWith("tmux") || type.startsWith("screen");
    boolean known =
        !multiplexed
            && (PROGRAMS.contains(program)
                || VARIABLES.stream().anyMatch(environment::containsKey)
                || number(environment.getOrDefault("VTE_VERSION", "")) >= FIRST_VTE
                || type.startsWith("foot"));
    return known || !forced.isEmpty() ? FILE : NONE;
  }

  private static int number(String digits) {
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
  }

  /** Returns {@code words} as a link to a line of {@code file}, or as they are. */
  String to(Path file, int line, String words) {
    if (this == NONE) {
      return words;
    }
    String address = file.toAbsolutePath().toUri().toString();
    if (this == VSCODE) {
      address = address.replaceFirst("^file://", "vscode://file") + ":" + line;
    }
    return "\u001b]8;;" + address + "\u001b\\" + words + "\u001b]8;;\u001b\\";
  }
}
