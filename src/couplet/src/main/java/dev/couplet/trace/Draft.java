// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event that is being put together: say what it has, then {@link #add} or {@link #open} it. */
public final class Draft {
  private final Recorder recorder;
  private final Kind kind;
  private int cause;
  private @Nullable Subject of;
  private @Nullable Subject other;
  private long amount = Event.NO_AMOUNT;
  private @Nullable Object text;
  private @Nullable CallSite site;

  /** Set by the recording, which puts events in order. */
  long nanos;

  Draft(Recorder recorder, Kind kind, int cause) {
    this.recorder = recorder;
    this.kind = kind;
    this.cause = cause;
  }

  /** It happened to {@code subject}. */
  public Draft of(@Nullable Subject subject) {
    of = subject;
    return this;
  }

  /** Also {@code subject} took part. */
  public Draft other(@Nullable Subject subject) {
    other = subject;
    return this;
  }

  /** The event {@code id} caused it; unless this is said, the innermost open one did. */
  public Draft cause(int id) {
    cause = id;
    return this;
  }

  /** The event {@code id} caused it, if nothing but a turn of the loop is open. */
  public Draft causeInTurn(int id) {
    if (id != 0 && recorder.isInTurnOnly()) {
      cause = id;
    }
    return this;
  }

  /** It has a size, a number, or a time in nanoseconds. */
  public Draft amount(long value) {
    amount = value;
    return this;
  }

  /**
   * It has a value, a name, an exception. Kept are the first words of a string, what a number says,
   * class and message of an exception; of all else the class alone.
   */
  public Draft text(@Nullable Object value) {
    text = Texts.keep(value);
    return this;
  }

  /**
   * The line of the program on which the library was called made it happen. Costs a microsecond.
   */
  public Draft line() {
    site = CallSite.current();
    return this;
  }

  /** Returns whether {@link #line} has found the program's line: else the library is on its own. */
  public boolean hasLine() {
    return site != null && site.isProgram();
  }

  /** Adds the event to the trace and returns its id, or 0 if the trace is full. */
  public int add() {
    return recorder.recording.add(this);
  }

  /**
   * Adds the event, and lets it enclose what comes on this thread until {@link Recorder#end}.
   * Returns its id.
   */
  public int open() {
    return recorder.opened(add(), kind);
  }

  /** Returns the event. Lines and names recur: {@code known} holds each of them once. */
  Event toEvent(int id, Map<String, String> known) {
    return new Event(
        id,
        nanos,
        kind,
        recorder.thread,
        cause,
        of,
        other,
        amount,
        text == null ? null : Texts.say(text),
        site == null ? null : once(site.line(), known),
        site == null ? null : once(site.called(), known));
  }

  private static @Nullable String once(@Nullable String text, Map<String, String> known) {
    if (text == null) {
      return null;
    }
    String before = known.putIfAbsent(text, text);
    return before == null ? text : before;
  }
}
