// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

/** A name means no exercise, or more than one; the message says which there are. */
public final class NoSuchExercise extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoSuchExercise(String message) {
    super(message);
  }
}
