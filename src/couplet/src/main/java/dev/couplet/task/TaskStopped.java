// SPDX-License-Identifier: Apache-2.0
package dev.couplet.task;

/** A task was stopped, or its {@link Cooperator}, before it was at its end. */
public final class TaskStopped extends Exception {
  private static final long serialVersionUID = 1;

  TaskStopped(String message) {
    super(message);
  }
}
