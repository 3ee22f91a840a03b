// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trace in the making, started by {@link Trace#start} on the current thread. It takes in what
 * happens there, and on other threads what was handed to them from there, until {@link #end}.
 */
public final class Recording implements AutoCloseable {
  /** So that a program that never ends does not fill the memory: some 200 MB at the most. */
  static final int MOST_EVENTS = 1 << 20;

  private final boolean virtual;
  private final int mostEvents;
  private final Thread owner = Thread.currentThread();
  private final @Nullable Recorder before;

  // Guarded by this.
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<Thread, Recorder> recorders = new HashMap<>();
  private final Map<Subject.Type, Integer> subjects = new EnumMap<>(Subject.Type.class);
  private long originNanos;
  private long dropped;
  private boolean ended;

  Recording(boolean virtual, int mostEvents) {
    this.virtual = virtual;
    this.mostEvents = mostEvents;
    Recorder.recordingStarts();
    originNanos = virtual ? 0 : System.nanoTime();
    before = Recorder.change(recorder());
  }

  /**
   * Ends the recording and returns all of it.
   *
   * @throws IllegalStateException if it has ended, or on another thread than the one it was started
   *     on
   */
  public Trace end() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          String.format(
              "a recording started on thread %s was ended on %s; end it there, or take soFar()",
              owner.getName(), Thread.currentThread().getName()));
    }
    synchronized (this) {
      if (ended) {
        throw new IllegalStateException("this recording has ended before");
      }
      ended = true;
    }
    Recorder.recordingEnds();
    Recorder.change(before);
    Trace trace = trace(true);
    drafts.clear();
    return trace;
  }

  /** Returns what was recorded until now, and goes on. For any thread. */
  public Trace soFar() {
    return trace(false);
  }

  /** Ends the recording, if {@link #end} has not. */
  @Override
  public void close() {
    if (!ended()) {
      end();
    }
  }

  private synchronized Trace trace(boolean complete) {
    List<Event> events = new ArrayList<>(drafts.size());
    Map<String, String> known = new HashMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      events.add(drafts.get(i).toEvent(i + 1, known));
    }
    return new Trace(new Trace.Header(Trace.VERSION, virtual, complete, dropped), events);
  }

  synchronized boolean ended() {
    return ended;
  }

  /** Returns the recorder of the current thread, or null if the recording has ended. */
  @Nullable Recorder recorder() {
    Recorder current = Recorder.current();
    if (current != null && current.recording == this) {
      return current;
    }
    Thread thread = Thread.currentThread();
    synchronized (this) {
      if (ended) {
        return null;
      }
      Recorder known = recorders.get(thread);
      if (known != null) {
        return known;
      }
      Subject subject = subject(Subject.Type.THREAD);
      Recorder recorder = new Recorder(this, subject.number());
      recorders.put(thread, recorder);
      recorder.event(Kind.THREAD).of(subject).text(thread.getName()).add();
      return recorder;
    }
  }

  synchronized Recorder strand(String name, Subject host) {
    Subject subject = subject(Subject.Type.THREAD);
    Recorder recorder = new Recorder(this, subject.number());
    recorder.event(Kind.THREAD).of(subject).other(host).text(name).add();
    return recorder;
  }

  synchronized Subject subject(Subject.Type type) {
    return new Subject(type, subjects.merge(type, 1, Integer::sum));
  }

  /** Takes an event in, and the time with it: so the order of events is that of their times. */
  synchronized int add(Draft draft) {
    if (ended || drafts.size() == mostEvents) {
      dropped++;
      return 0;
    }
    draft.nanos = (virtual ? 0 : System.nanoTime()) - originNanos;
    drafts.add(draft);
    return drafts.size();
  }

  synchronized void timePassed(long nanos) {
    originNanos -= nanos;
  }
}
