// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

/** A command line that can be read, but not done; the message says what to type instead. */
final class UsageProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageProblem(String message) {
    super(message);
  }
}
