// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as a {@link Trace} tells it. What its parts mean depends on its {@link
 * Kind}.
 *
 * @param id its place in the trace, from 1
 * @param nanos when it happened: nanoseconds since the recording began
 * @param kind what happened
 * @param thread on which thread: 1 is the one on which the recording began
 * @param cause the id of the event that caused it, which is an earlier one; 0 if none is known
 * @param of what it happened to, if to anything
 * @param other what else took part
 * @param amount a size, a number or a time in nanoseconds; {@link #NO_AMOUNT} if there is none
 * @param text a value, a name or a reason
 * @param line the program's line that made it happen, as a stack trace gives it
 * @param by what of the library that line called
 */
public record Event(
    int id,
    long nanos,
    Kind kind,
    int thread,
    int cause,
    @Nullable Subject of,
    @Nullable Subject other,
    long amount,
    @Nullable String text,
    @Nullable String line,
    @Nullable String by) {

  /** The amount of an event that has none. */
  public static final long NO_AMOUNT = -1;

  /** Returns file and line, {@code Countdown.java:31}, or null if they are not known. */
  public @Nullable String place() {
    if (line == null) {
      return null;
    }
    int open = line.lastIndexOf('(');
    return open >= 0 && line.endsWith(")") ? line.substring(open + 1, line.length() - 1) : line;
  }
}
