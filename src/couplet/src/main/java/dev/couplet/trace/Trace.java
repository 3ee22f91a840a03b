// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one run, event by event, each with its time and its cause.
 *
 * <pre>{@code
 * Trace trace = Trace.record(() -> reactor.run());
 * trace.writeTo(Path.of("run.jsonl"));
 * }</pre>
 *
 * <p>A thread is recorded from {@link #start} to {@link Recording#end}, whatever reactor runs on
 * it; with it, on any thread, what was handed over from there. Calls and Deferreds that were made
 * before are not in the trace. A recording within a recording has the thread to itself until it
 * ends.
 */
public final class Trace {
  /** The version of the format that {@link #writeTo} writes, see the package. */
  public static final int VERSION = 1;

  private final Header header;
  private final List<Event> events;

  /** Makes a trace of events that were read; each must have its place in the list as its id. */
  public Trace(Header header, List<Event> events) {
    this.header = header;
    this.events = Collections.unmodifiableList(events);
  }

  /**
   * What is to be known of a trace as a whole.
   *
   * @param version the version of the format, {@link #VERSION} if it was recorded
   * @param virtualTime whether time is only what virtual clocks have moved on, see {@link
   *     Trace#recordVirtualTime}
   * @param complete whether the recording had come to its end: if not, what is still open says
   *     nothing
   * @param dropped how many events came after the trace was full, and are not in it
   */
  public record Header(int version, boolean virtualTime, boolean complete, long dropped) {}

  // --- Recording ---

  /**
   * Runs {@code body} and returns what happened. What it throws is thrown on; to have the trace
   * even then, use {@link #start}.
   *
   * <p>Time is that of the machine, and where a virtual clock moves on, that much more: so a run on
   * virtual time looks as it would have on real time, its sleeps included.
   */
  public static Trace record(Runnable body) {
    return record(body, start());
  }

  /**
   * As {@link #record}, but only virtual clocks move the time on. Every such run of the same
   * program gives the same trace, but for what other threads do; sleeps and computations take no
   * time in it.
   */
  public static Trace recordVirtualTime(Runnable body) {
    return record(body, startVirtualTime());
  }

  private static Trace record(Runnable body, Recording recording) {
    try (recording) {
      body.run();
      return recording.end();
    }
  }

  /** Starts to record the current thread. */
  public static Recording start() {
    return new Recording(false, Recording.MOST_EVENTS);
  }

  /** Starts to record the current thread in virtual time, see {@link #recordVirtualTime}. */
  public static Recording startVirtualTime() {
    return new Recording(true, Recording.MOST_EVENTS);
  }

  // --- In the words of a program ---

  /** A piece of code that gives a value and may throw {@code X}. */
  public interface Body<T extends @Nullable Object, X extends Exception> {
    /** Runs it. */
    T run() throws X;
  }

  /** A piece of code that gives nothing and may throw {@code X}. */
  public interface Action<X extends Exception> {
    /** Runs it. */
    void run() throws X;
  }

  /**
   * Runs {@code body} and returns what it returns; in a trace the time it takes is a stretch of
   * that name. So plain code, blocking code too, has a picture. Spans may hold others.
   */
  public static <T extends @Nullable Object, X extends Exception> T span(
      String name, Body<T, X> body) throws X {
    Recorder recorder = Recorder.current();
    if (recorder == null) {
      return body.run();
    }
    int begun = begin(recorder, name);
    try {
      T value = body.run();
      recorder.end(begun, value);
      return value;
    } catch (Throwable e) {
      recorder.threw(begun, e);
      throw e;
    }
  }

  /** Runs {@code body} as a span, see {@link #span(String, Body)}. */
  public static <X extends Exception> void span(String name, Action<X> body) throws X {
    Recorder recorder = Recorder.current();
    if (recorder == null) {
      body.run();
      return;
    }
    int begun = begin(recorder, name);
    try {
      body.run();
      recorder.end(begun);
    } catch (Throwable e) {
      recorder.threw(begun, e);
      throw e;
    }
  }

  private static int begin(Recorder recorder, String name) {
    Subject subject = recorder.subject(Subject.Type.SPAN);
    return recorder.event(Kind.SPAN).of(subject).text(name).line().open();
  }

  /** Puts a remark of the program's own into the trace. */
  public static void note(String text) {
    Recorder recorder = Recorder.current();
    if (recorder != null) {
      recorder.event(Kind.NOTE).text(text).line().add();
    }
  }

  // --- What was recorded ---

  /** Returns what is to be known of it as a whole. */
  public Header header() {
    return header;
  }

  /** Returns what happened, in order. The event with the id 1 is the first. */
  public List<Event> events() {
    return events;
  }

  /**
   * Returns the event {@code id}.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public Event event(int id) {
    return events.get(id - 1);
  }

  /** Writes it to {@code file}, in place of what was there: lines of JSON, see the package. */
  public void writeTo(Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writeTo(writer);
    }
  }

  /** Writes it as lines of JSON, see the package. */
  public void writeTo(Appendable out) throws IOException {
    new JsonLines(out).write(this);
  }
}
