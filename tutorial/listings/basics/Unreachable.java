// SPDX-License-Identifier: Apache-2.0
package basics;

/** Somebody could not be found, or could not be asked. */
final class Unreachable extends Exception {
  private static final long serialVersionUID = 1;

  Unreachable(String message) {
    super(message);
  }
}
