// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

/** Draws how much is done. */
final class Bar {
  private Bar() {}

  /** Returns a bar {@code width} columns wide; it is full only when all is done. */
  static String of(Screen screen, int done, int total, int width) {
    int full = total == 0 ? 0 : done * width / total;
    if (done > 0 && full == 0) {
      full = 1;
    }
    return screen.good("█".repeat(full)) + screen.faint("░".repeat(width - full));
  }
}
