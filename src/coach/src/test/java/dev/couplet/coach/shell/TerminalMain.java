// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.nio.file.Path;
import java.util.List;

/** The shell at a terminal, as a process of its own. */
final class TerminalMain {
  private TerminalMain() {}

  public static void main(String[] arguments) {
    System.exit(
        Shell.run(
            System.in,
            System.out,
            System.err,
            true,
            List.of(),
            new Shell.Surroundings(
                Path.of(System.getProperty("couplet.home")),
                false,
                false,
                (exercise, out) -> out.accept(exercise))));
  }
}
