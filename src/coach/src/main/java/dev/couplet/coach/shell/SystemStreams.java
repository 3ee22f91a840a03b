// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.InputStream;
import java.io.PrintStream;

/** The three streams of a process, which belong to the shell while it runs. */
record SystemStreams(InputStream in, PrintStream out, PrintStream err) {
  /** Returns those that are in use. */
  static SystemStreams current() {
    return new SystemStreams(System.in, System.out, System.err);
  }

  /** Puts these in use. */
  void use() {
    System.setIn(in);
    System.setOut(out);
    System.setErr(err);
  }
}
