// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where errors go that no caller can be told of: an exception in a delayed call, a failure that
 * nobody handled.
 *
 * <p>They are written to the {@link System.Logger} named {@code dev.couplet}. While a {@link
 * Recording} is open they go there instead, so that a test can assert on them. A trace has them in
 * any case. Safe for any thread.
 */
public final class ErrorLog {
  private static final System.Logger LOGGER = System.getLogger("dev.couplet");
  private static final List<Recording> RECORDINGS = new CopyOnWriteArrayList<>();

  private ErrorLog() {}

  /** Reports {@code error}, which came up while doing {@code what}, a few words without a stop. */
  public static void report(String what, Throwable error) {
    Recorder recorder = Recorder.current();
    if (recorder != null) {
      recorder.event(Kind.ERROR).text(what + ": " + Texts.say(Texts.keep(error))).add();
    }
    if (RECORDINGS.isEmpty()) {
      log(what, error);
    }
    for (Recording recording : RECORDINGS) {
      recording.add(new Entry(what, error));
    }
  }

  /** A log that fails itself, for want of descriptors say, must not take its program with it. */
  private static void log(String what, Throwable error) {
    try {
      LOGGER.log(System.Logger.Level.ERROR, what, error);
    } catch (RuntimeException | LinkageError e) {
      System.err.println(what + ": " + error + " (and the log failed: " + e + ")");
    }
  }

  /**
   * Makes {@code call} and reports what it throws, as what came up while doing {@code what}. Only a
   * virtual machine that is broken or out of memory goes on to the caller.
   */
  public static void guard(String what, Runnable call) {
    try {
      call.run();
    } catch (StackOverflowError e) {
      report(what, e);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      report(what, e);
    }
  }

  /** Keeps the errors that are reported from now on, until the recording is closed. */
  public static Recording record() {
    Recording recording = new Recording();
    RECORDINGS.add(recording);
    return recording;
  }

  /** One reported error, and what was being done when it came up. */
  public record Entry(String what, Throwable error) {}

  /** Errors kept instead of logged. Close it to have them logged again. */
  public static final class Recording implements AutoCloseable {
    private final List<Entry> entries = new ArrayList<>();

    private Recording() {}

    private synchronized void add(Entry entry) {
      entries.add(entry);
    }

    /** Returns what was reported since the last call, oldest first, and forgets it. */
    public synchronized List<Entry> drain() {
      List<Entry> drained = List.copyOf(entries);
      entries.clear();
      return drained;
    }

    @Override
    public void close() {
      RECORDINGS.remove(this);
    }
  }
}
