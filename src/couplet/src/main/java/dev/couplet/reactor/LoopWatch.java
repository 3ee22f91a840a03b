// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Looks now and then whether a reactor is still in the call in which it was at the last look, see
 * {@link Reactor#watch}. So it costs the reactor next to nothing, and what it says of the time may
 * fall short by one look.
 */
public final class LoopWatch implements AutoCloseable {
  private static final int LOOKS_PER_LIMIT = 4;

  private final LoopActivity activity;
  private final Supplier<List<StackTraceElement>> stack;
  private final LongSupplier nanoTime;
  private final Duration limit;
  private final Consumer<? super BlockedLoop> listener;
  private final Thread thread = new Thread(this::look, "reactor-watch");
  private final CountDownLatch closed = new CountDownLatch(1);

  private long seenStep;
  private long seenAtNanos;
  private long nextReportNanos;

  LoopWatch(
      LoopActivity activity,
      Supplier<List<StackTraceElement>> stack,
      LongSupplier nanoTime,
      Duration limit,
      Consumer<? super BlockedLoop> listener) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("limit <= 0: " + limit);
    }
    this.activity = activity;
    this.stack = stack;
    this.nanoTime = nanoTime;
    this.limit = limit;
    this.listener = listener;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void look() {
    long pauseMillis = Math.max(1, limit.toMillis() / LOOKS_PER_LIMIT);
    try {
      while (!closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
        ErrorLog.guard("a watch of the reactor failed", this::check);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts it but to end it.
    }
  }

  /** One look. */
  void check() {
    long step = activity.step();
    long now = nanoTime.getAsLong();
    if (step != seenStep || !LoopActivity.inCall(step)) {
      seenStep = step;
      seenAtNanos = now;
      nextReportNanos = limit.toNanos();
      return;
    }
    long held = now - seenAtNanos;
    if (held >= nextReportNanos) {
      nextReportNanos = 2 * held;
      List<StackTraceElement> here = stack.get();
      // If it has come back meanwhile, the stack may be that of another call.
      if (activity.step() == step && !here.isEmpty()) {
        listener.accept(new BlockedLoop(Duration.ofNanos(held), here));
      }
    }
  }

  /** Ends the watch. */
  @Override
  public void close() {
    closed.countDown();
  }
}
