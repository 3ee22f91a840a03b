// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

/** What was named can't be traced; the message is a sentence that says why. */
final class CannotTrace extends Exception {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  CannotTrace(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
