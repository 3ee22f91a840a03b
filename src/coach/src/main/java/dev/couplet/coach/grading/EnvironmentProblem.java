// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

/** Something is wrong with this machine; the message says what, and what to do. */
public final class EnvironmentProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EnvironmentProblem(String message) {
    super(message);
  }
}
