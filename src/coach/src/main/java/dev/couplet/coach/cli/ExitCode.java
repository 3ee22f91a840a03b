// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

/** What the process's exit code means; the same for every command. */
final class ExitCode {
  static final int SOLVED = 0;
  static final int NOT_SOLVED = 1;
  static final int USAGE = 2;
  static final int ENVIRONMENT = 3;
  static final int OUR_FAULT = 4;

  private ExitCode() {}
}
