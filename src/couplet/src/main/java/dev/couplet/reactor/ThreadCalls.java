// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.trace.TracedCall;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls that came from threads, first in, first out. Any thread may add; the reactor's thread
 * takes them, a batch at a time. Once it is closed, whatever is in it or comes is abandoned.
 */
final class ThreadCalls {
  private final Object lock = new Object();
  private List<Runnable> calls = new ArrayList<>();
  private List<Runnable> spare = new ArrayList<>();
  private boolean closed;

  /** Mirrors {@code calls.isEmpty()}, so that a turn without calls takes no lock. */
  private volatile boolean empty = true;

  /** A call that wants to know that it will never be made. */
  interface Abandonable extends Runnable {
    /** The reactor has ended. Called on any thread. */
    void abandoned();
  }

  void add(Runnable call) {
    synchronized (lock) {
      if (!closed) {
        calls.add(call);
        empty = false;
        return;
      }
    }
    abandon(call);
  }

  boolean isEmpty() {
    return empty;
  }

  /** Returns what has come in since the last batch. To be cleared once the calls are made. */
  List<Runnable> takeBatch() {
    spare.clear();
    if (empty) {
      return spare;
    }
    synchronized (lock) {
      List<Runnable> batch = calls;
      calls = spare;
      spare = batch;
      empty = true;
      return batch;
    }
  }

  void close() {
    synchronized (lock) {
      closed = true;
    }
    takeBatch().forEach(ThreadCalls::abandon);
  }

  private static void abandon(Runnable call) {
    if (TracedCall.original(call) instanceof Abandonable abandonable) {
      abandonable.abandoned();
    }
  }
}
