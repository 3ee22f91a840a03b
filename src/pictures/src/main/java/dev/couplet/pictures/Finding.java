// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import org.jspecify.annotations.Nullable;

/**
 * What a lint has found in a trace.
 *
 * @param lint which lint
 * @param sentence what is wrong, and what to do
 * @param line the line to look at, as a stack trace gives it, if it is known
 * @param event the id of the event that shows it
 */
public record Finding(Lint lint, String sentence, @Nullable String line, int event) {

  Finding andMore(int times) {
    String more =
        times == 0 ? "" : times == 1 ? " So once more." : " So %d times more.".formatted(times);
    return new Finding(lint, sentence + more, line, event);
  }

  /** Returns the line to look at, {@code Countdown.java:31}, if known, and the sentence. */
  @Override
  public String toString() {
    String place = line == null ? "" : line.replaceAll("^.*\\(|\\)$", "") + ": ";
    return place + sentence;
  }
}
