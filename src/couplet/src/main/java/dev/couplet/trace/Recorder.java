// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One thread's part in a recording. For those who write a reactor, a transport or whatever else is
 * to be seen in a trace; programs use {@link Trace}.
 *
 * <pre>{@code
 * Recorder recorder = Recorder.current();
 * if (recorder != null) {
 *   recorder.event(Kind.BYTES_OUT).of(connection).amount(count).add();
 * }
 * }</pre>
 *
 * <p>While nothing records, {@link #current} is the read of one static field, so it may stand where
 * speed counts. Each recorder is for its own thread.
 */
public final class Recorder {
  private static final ThreadLocal<@Nullable Recorder> CURRENT = new ThreadLocal<>();
  private static int recordings;

  /**
   * Whether anything records. Not volatile, so that it costs nothing where it is asked: the thread
   * that starts a recording sees its own write, and others take part only once something was handed
   * to them, which happens after.
   */
  private static boolean on;

  final Recording recording;
  final int thread;

  /** The ids of the open events, the innermost last. */
  private int[] open = new int[8];

  private int depth;

  /** The turn that was opened last. */
  private int turn;

  Recorder(Recording recording, int thread) {
    this.recording = recording;
    this.thread = thread;
  }

  /** Returns the recorder of the current thread, or null if nothing is recorded on it. */
  public static @Nullable Recorder current() {
    return on ? CURRENT.get() : null;
  }

  /** Returns whether anything is recorded, on whichever thread. */
  public static boolean on() {
    return on;
  }

  /**
   * Makes {@code recorder} that of the current thread, and returns the one before. For those who
   * switch between threads.
   */
  public static @Nullable Recorder change(@Nullable Recorder recorder) {
    Recorder before = CURRENT.get();
    if (recorder == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(recorder);
    }
    return before;
  }

  static synchronized void recordingStarts() {
    recordings++;
    on = true;
  }

  static synchronized void recordingEnds() {
    recordings--;
    on = recordings > 0;
  }

  /**
   * Returns what records, for this recording, on the thread that asks; null if the recording has
   * ended. So things that were made in a recording are followed onto threads that know nothing of
   * it.
   */
  public @Nullable Recorder onThisThread() {
    return recording.recorder();
  }

  /**
   * Returns a recorder for a thread that stands in for this one for a while, as that of a coroutine
   * does: what it does is caused by what is open here, and counts as done here.
   *
   * @param before the one that was returned when that thread had its last turn, which is then
   *     returned again; null if it had none
   */
  public Recorder strand(@Nullable Recorder before, String name) {
    Recorder strand = before;
    if (strand == null || strand.recording != recording || recording.ended()) {
      strand = recording.strand(name, new Subject(Subject.Type.THREAD, thread));
      strand.depth = 1;
    }
    strand.open[0] = depth == 0 ? 0 : open[depth - 1];
    return strand;
  }

  /** Numbers something of {@code type} that has come up. */
  public Subject subject(Subject.Type type) {
    return recording.subject(type);
  }

  /** Begins an event of {@code kind}, caused by the innermost open one. */
  public Draft event(Kind kind) {
    return new Draft(this, kind, depth == 0 ? 0 : open[depth - 1]);
  }

  /** Ends the open event {@code id}, which gave nothing. */
  public void end(int id) {
    if (id != 0) {
      close(id);
      event(Kind.END).cause(id).add();
    }
  }

  /** Ends the open event {@code id}, which gave {@code value}, see {@link Draft#text}. */
  public void end(int id, @Nullable Object value) {
    if (id != 0) {
      close(id);
      event(Kind.END).cause(id).text(value).add();
    }
  }

  /** Ends the open event {@code id}, which threw {@code exception}. */
  public void threw(int id, Throwable exception) {
    if (id != 0) {
      close(id);
      event(Kind.THREW).cause(id).text(exception).add();
    }
  }

  /**
   * Moves the time of the current thread's trace on by {@code nanos}, if it is recorded: for a
   * clock on which time passes without waiting.
   */
  public static void timePassed(long nanos) {
    Recorder recorder = current();
    if (recorder != null) {
      recorder.recording.timePassed(nanos);
    }
  }

  boolean isInTurnOnly() {
    return depth > 0 && open[depth - 1] == turn;
  }

  /** Where the trace is full there is no event, and nothing to be ended. */
  int opened(int id, Kind kind) {
    if (id == 0) {
      return 0;
    }
    if (kind == Kind.TURN) {
      turn = id;
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
    }
    open[depth++] = id;
    return id;
  }

  /** Almost always the innermost one; a span that began before a wait may outlive others. */
  private void close(int id) {
    for (int i = depth - 1; i >= 0; i--) {
      if (open[i] == id) {
        depth--;
        System.arraycopy(open, i + 1, open, i, depth - i);
        return;
      }
    }
  }
}
