// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import java.util.Locale;

/** Times in few letters, and where to put the strokes of an axis. */
final class Times {
  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;
  private static final long MICRO = 1_000;

  private Times() {}

  /** Returns {@code nanos} as {@code 1.25 s}, {@code 100 ms}, {@code 7.5 µs} or {@code 12 ns}. */
  static String say(long nanos) {
    if (nanos == 0) {
      return "0 s";
    }
    // By what it is once rounded: 999.96 ms is a second.
    if (nanos >= SECOND - MILLI / 20) {
      return number(nanos / 1e9, 2) + " s";
    }
    if (nanos >= MILLI - MICRO / 20) {
      return number(nanos / 1e6, 1) + " ms";
    }
    return nanos >= MICRO ? number(nanos / 1e3, 1) + " µs" : nanos + " ns";
  }

  private static String number(double value, int places) {
    String text = String.format(Locale.ROOT, "%." + places + "f", value);
    return text.replaceAll("\\.?0+$", "");
  }

  /** Returns a round step, so that {@code span} has no more than {@code most} of them. */
  static long step(long span, int most) {
    for (long unit = 1; ; unit *= 10) {
      for (long step : new long[] {unit, 2 * unit, 5 * unit}) {
        if (span <= step * most) {
          return step;
        }
      }
    }
  }
}
