// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

/**
 * What the doctor found of one thing.
 *
 * @param subject what was looked at
 * @param found what it is like
 * @param remedy what to do; empty where nothing is to be done
 */
record Finding(Health health, String subject, String found, String remedy) {
  enum Health {
    /** As it should be. */
    OK,
    /** Couplet works; something could be better. */
    NOTE,
    /** Couplet can't work like this. */
    WRONG
  }

  static Finding ok(String subject, String found) {
    return new Finding(Health.OK, subject, found, "");
  }

  static Finding note(String subject, String found, String remedy) {
    return new Finding(Health.NOTE, subject, found, remedy);
  }

  static Finding wrong(String subject, String found, String remedy) {
    return new Finding(Health.WRONG, subject, found, remedy);
  }
}
