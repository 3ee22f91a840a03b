// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.trace.ErrorLog;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Threads for calls that block: none at first, and up to ten, each started only when no other is
 * idle, and ended when it was so for ten seconds. Work beyond that waits its turn. Safe for any
 * thread.
 *
 * <p>The threads are daemons: they do not keep a program alive whose reactor has ended.
 */
final class ThreadPool {
  private static final int MOST_THREADS = 10;
  private static final long IDLE_MILLIS = 10_000;

  private final Object lock = new Object();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final Runnable whenAtRest;
  private final long idleMillis;
  private int started;
  private int threads;
  private int idle;
  private int unfinished;
  private boolean closed;

  /**
   * Makes a pool without threads.
   *
   * @param whenAtRest is called, on some thread, each time the last unfinished work is done
   */
  ThreadPool(Runnable whenAtRest) {
    this(whenAtRest, IDLE_MILLIS);
  }

  ThreadPool(Runnable whenAtRest, long idleMillis) {
    this.whenAtRest = whenAtRest;
    this.idleMillis = idleMillis;
  }

  /**
   * Does {@code work} in a thread as soon as one is free.
   *
   * @throws ReactorNotRunning if the pool is closed
   */
  void add(Runnable work) {
    synchronized (lock) {
      if (closed) {
        throw new ReactorNotRunning("callInThread called after the reactor was stopped");
      }
      unfinished++;
      waiting.add(work);
      if (waiting.size() <= idle) {
        lock.notify();
      } else if (threads < MOST_THREADS) {
        startWorker();
      }
    }
  }

  /** Returns whether no work is waiting or being done; what waits for the reactor is no work. */
  boolean atRest() {
    synchronized (lock) {
      return unfinished == 0;
    }
  }

  /** Ends the threads once all work is done. */
  void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }

  /** A thread is idle from its start on, so that the next work does not count on it too. */
  private void startWorker() {
    threads++;
    idle++;
    new Worker(++started).start();
  }

  /** Returns the next work for an idle thread; or null, if it has waited in vain and is to end. */
  @SuppressWarnings("WaitNotInLoop") // At worst an idle thread ends too soon.
  private @Nullable Runnable next() {
    synchronized (lock) {
      if (waiting.isEmpty() && !closed) {
        try {
          lock.wait(idleMillis);
        } catch (InterruptedException e) {
          // It came too late for the work that it was meant for.
        }
      }
      Runnable work = waiting.poll();
      idle--;
      if (work == null) {
        threads--;
      }
      return work;
    }
  }

  /** To be called when a thread has done its work, or when it waits for the reactor. */
  private void finished(boolean idleNow) {
    boolean last;
    synchronized (lock) {
      if (idleNow) {
        idle++;
      }
      unfinished--;
      last = unfinished == 0;
    }
    if (last) {
      whenAtRest.run();
    }
  }

  private void resumed() {
    synchronized (lock) {
      unfinished++;
    }
  }

  /** An error of the virtual machine has ended a thread; another takes its place. */
  private void died() {
    synchronized (lock) {
      threads--;
      idle--;
      if (waiting.size() > idle) {
        startWorker();
      }
    }
  }

  /** A thread of the pool. */
  final class Worker extends Thread {
    private Worker(int number) {
      super("reactor-worker-" + number);
      setDaemon(true);
    }

    @Override
    public void run() {
      for (Runnable work = next(); work != null; work = next()) {
        boolean died = true;
        try {
          ErrorLog.guard("a call in a thread failed", work);
          died = false;
        } finally {
          Thread.interrupted(); // It was meant for this work.
          finished(true);
          if (died) {
            died();
          }
        }
      }
    }

    /** To be called when this thread begins to wait for the reactor, which then may move on. */
    void waitsForReactor() {
      finished(false);
    }

    /** To be called by the reactor before it lets this thread go on. */
    void goesOn() {
      resumed();
    }
  }
}
