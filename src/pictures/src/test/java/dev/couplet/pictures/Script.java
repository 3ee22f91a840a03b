// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Subject;
import dev.couplet.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trace written by hand, an event a line. What opens is the cause of what follows, as usual. */
final class Script {
  private final List<Event> events = new ArrayList<>();
  private final List<Integer> open = new ArrayList<>();
  private final Map<String, Integer> marks = new HashMap<>();
  private long nanos;
  private int thread = 1;
  private int cause = -1;
  private @Nullable String line;
  private @Nullable String by;
  private @Nullable String other;
  private long amount = Event.NO_AMOUNT;

  Script() {
    add(Kind.THREAD, "t1", "main");
  }

  /** What follows happens at {@code millis}. */
  Script at(double millis) {
    nanos = (long) (millis * 1e6);
    return this;
  }

  /** What follows happens on thread {@code number}. */
  Script on(int number) {
    thread = number;
    return this;
  }

  /** The next event was caused by the one that was marked so. */
  Script because(String mark) {
    cause = marks.get(mark);
    return this;
  }

  /** The next event has a line of {@code Poem.java}. */
  Script line(int number) {
    line = "Poem.read(Poem.java:" + number + ")";
    return this;
  }

  /** The next event was made by {@code method} of the library. */
  Script by(String method) {
    by = method;
    return this;
  }

  /** The next event has {@code subject} for its other. */
  Script other(String subject) {
    other = subject;
    return this;
  }

  /** The next event has an amount. */
  Script amount(long value) {
    amount = value;
    return this;
  }

  Script add(Kind kind, @Nullable String of) {
    return add(kind, of, null);
  }

  Script add(Kind kind, @Nullable String of, @Nullable String text) {
    int id = events.size() + 1;
    int enclosing = open.isEmpty() ? 0 : open.get(open.size() - 1);
    events.add(
        new Event(
            id,
            nanos,
            kind,
            thread,
            cause == -1 ? enclosing : cause,
            subject(of),
            subject(other),
            amount,
            text,
            line,
            by));
    if (kind.opens()) {
      open.add(id);
    }
    cause = -1;
    line = null;
    by = null;
    other = null;
    amount = Event.NO_AMOUNT;
    return this;
  }

  /** The event before this has a name for {@link #because}. */
  Script mark(String name) {
    marks.put(name, events.size());
    return this;
  }

  /** The innermost open event ends. */
  Script end() {
    return end(Kind.END, null);
  }

  /** The innermost open event ends with, or throws, {@code text}. */
  Script end(Kind kind, @Nullable String text) {
    cause = open.remove(open.size() - 1);
    return add(kind, null, text);
  }

  /** A call is asked for, with its number for a name. */
  Script callMade(String call, double delayMillis) {
    return amount((long) (delayMillis * 1e6)).add(Kind.CALL_MADE, call, "callLater").mark(call);
  }

  /** It is made in a turn of its own, until {@link #callEnds}. */
  Script callRuns(String call) {
    return add(Kind.TURN, "r1").because(call).add(Kind.CALL_RUN, call);
  }

  Script callEnds() {
    return end().end();
  }

  Trace trace() {
    return trace(true);
  }

  Trace trace(boolean complete) {
    return new Trace(new Trace.Header(Trace.VERSION, true, complete, 0), events);
  }

  static @Nullable Subject subject(@Nullable String name) {
    if (name == null) {
      return null;
    }
    for (Subject.Type type : Subject.Type.values()) {
      if (type.letter() == name.charAt(0)) {
        return new Subject(type, Integer.parseInt(name.substring(1)));
      }
    }
    throw new AssertionError("no subject: " + name);
  }
}
