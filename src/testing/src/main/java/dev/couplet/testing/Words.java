// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import java.util.List;
import java.util.Locale;

/** What the verdicts of many checks say in the same words. */
public final class Words {
  private static final int SHOWN = 12;

  private Words() {}

  /** Returns {@code list} as text; of a long one the first twelve items, and a sign of the rest. */
  public static String shortened(List<?> list) {
    if (list.size() <= SHOWN) {
      return list.toString();
    }
    String shown = list.subList(0, SHOWN).toString();
    return shown.substring(0, shown.length() - 1) + ", …]";
  }

  /** Returns the time in seconds, to the hundredth: {@code 0.25} for 250 milliseconds. */
  public static String second(long millis) {
    return String.format(Locale.ROOT, "%.2f", millis / 1000.0);
  }

  /**
   * Returns how a sentence about {@code count} calls begins: {@code a call is}, {@code 2 calls
   * are}.
   */
  public static String callsAre(int count) {
    return count == 1 ? "a call is" : count + " calls are";
  }
}
