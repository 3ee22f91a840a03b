// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.defer.Coroutine;
import dev.couplet.defer.Deferred;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Something to be done on the loop's thread, for which another thread waits. */
final class LoopTask<T extends @Nullable Object> {
  private final Callable<T> body;
  private final boolean mayWait;
  private final AtomicReference<@Nullable Ending<T>> ending = new AtomicReference<>();
  private final CountDownLatch done = new CountDownLatch(1);

  /** The coroutine's, once that has begun. */
  private volatile @Nullable Thread thread;

  private volatile @Nullable Deferred<?> coroutine;

  /**
   * How it ended. No Future's, because those tell of any CancellationException as of one of their
   * own.
   */
  private interface Ending<T extends @Nullable Object> {
    T get() throws Exception;
  }

  LoopTask(Callable<T> body, boolean mayWait) {
    this.body = body;
    this.mayWait = mayWait;
  }

  /** Returns whether it is to run as a coroutine. */
  boolean mayWait() {
    return mayWait;
  }

  boolean isDone() {
    return done.getCount() == 0;
  }

  /** Waits until it is done. */
  void await() throws InterruptedException {
    done.await();
  }

  /** Waits until it is done, but no longer than {@code nanos}; returns whether it is. */
  boolean await(long nanos) throws InterruptedException {
    return done.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** Returns what the task returned, or throws what it threw. It is done. */
  T result() throws Exception {
    return Objects.requireNonNull(ending.get()).get();
  }

  private void end(Ending<T> how) {
    if (ending.compareAndSet(null, how)) {
      done.countDown();
    }
  }

  /** Ends it with {@code error}, if it has not ended. For any thread. */
  void fail(Throwable error) {
    end(
        () -> {
          if (error instanceof Error fatal) {
            throw fatal;
          }
          throw error instanceof Exception exception ? exception : new IllegalStateException(error);
        });
  }

  /** On the loop's thread: does it. */
  void run() {
    try {
      T value = body.call();
      end(() -> value);
    } catch (Throwable e) {
      fail(e);
    }
  }

  /**
   * On the loop's thread: begins it as a coroutine, which calls {@code atEnd} before it is done.
   */
  void start(Runnable atEnd) {
    coroutine =
        Coroutine.start(
            () -> {
              thread = Thread.currentThread();
              try {
                T value = body.call();
                atEnd.run();
                end(() -> value);
              } catch (Throwable e) {
                atEnd.run();
                fail(e);
              }
              return null;
            });
  }

  /** On the loop's thread: cancels what it waits for. */
  void cancel() {
    Deferred<?> started = coroutine;
    if (started != null && !started.called()) {
      started.cancel();
    }
  }

  /** Returns whether the current thread is the one of its coroutine. */
  boolean runsHere() {
    return thread == Thread.currentThread();
  }
}
