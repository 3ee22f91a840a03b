// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

/**
 * Thrown in the midst of a snippet or a callback that is to stop. An Error, so that code that
 * catches exceptions does not go on in spite of it.
 */
public final class Stopped extends Error {
  private static final long serialVersionUID = 1;

  Stopped(String message) {
    super(message);
  }
}
