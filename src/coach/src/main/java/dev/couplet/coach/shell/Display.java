// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.PrintStream;
import java.util.List;

/** Where the shell's own words go, a line at a time. For any thread. */
interface Display {
  /** What something that the loop did on its own begins with, rather than the snippet just run. */
  String LOOP_MARK = "loop: ";

  /** Shows an answer. */
  void say(String line);

  /** Shows a part of what went wrong. */
  void complain(String line);

  /** Prints what a snippet prints, which may be a part of a line. */
  void print(String text);

  default void complain(List<String> lines) {
    lines.forEach(this::complain);
  }

  /** Shows what went wrong with something that the loop did on its own. */
  default void complainOfLoop(List<String> lines) {
    lines.forEach(line -> complain(LOOP_MARK + line));
  }

  /** Answers on {@code out}, complaints on {@code err}. */
  static Display on(PrintStream out, PrintStream err) {
    return new Display() {
      @Override
      public void say(String line) {
        out.println(line);
      }

      @Override
      public void print(String text) {
        out.print(text);
      }

      @Override
      public void complain(String line) {
        // What the snippets printed before comes first, where both go to one terminal.
        out.flush();
        err.println(line);
      }
    };
  }
}
