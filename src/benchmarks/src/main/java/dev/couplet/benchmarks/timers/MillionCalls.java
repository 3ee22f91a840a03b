// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.timers;

import com.sun.management.ThreadMXBean;
import dev.couplet.clock.DelayedCall;
import dev.couplet.reactor.SelectReactor;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A million calls due within one to two milliseconds, half of them cancelled, the others made; all
 * on one loop's thread. Prints that thread's processor nanoseconds and bytes, a line for each pass:
 * the first ones warm up.
 */
public final class MillionCalls {
  private static final int CALLS = 1_000_000;
  private static final int PASSES = 5;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long[] delaysNanos = new Random(1).longs(CALLS, 1_000_000, 2_000_000).toArray();
  private int made;
  private long startNanos;
  private long startBytes;

  public static void main(String[] arguments) throws Exception {
    for (int pass = 0; pass < PASSES; pass++) {
      System.gc();
      MillionCalls calls = new MillionCalls();
      switch (arguments[0]) {
        case "couplet" -> calls.onReactor();
        case "netty" -> calls.onNetty();
        case "executor" -> calls.onExecutor();
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }
    System.exit(0);
  }

  private void begin() {
    startBytes = THREADS.getCurrentThreadAllocatedBytes();
    startNanos = THREADS.getCurrentThreadCpuTime();
  }

  /** Returns whether that was the last call; then the figures are printed. */
  private boolean call() {
    if (++made < CALLS / 2) {
      return false;
    }
    long nanos = THREADS.getCurrentThreadCpuTime() - startNanos;
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - startBytes;
    System.out.println(nanos + " " + bytes);
    return true;
  }

  private void onReactor() {
    SelectReactor reactor = new SelectReactor();
    Runnable call =
        () -> {
          if (call()) {
            reactor.stop();
          }
        };
    reactor.callWhenRunning(
        () -> {
          DelayedCall[] calls = new DelayedCall[CALLS];
          begin();
          for (int i = 0; i < CALLS; i++) {
            calls[i] = reactor.callLater(Duration.ofNanos(delaysNanos[i]), call);
          }
          for (int i = 0; i < CALLS; i += 2) {
            calls[i].cancel();
          }
        });
    reactor.run();
  }

  private void onNetty() throws InterruptedException {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    EventLoop loop = group.next();
    onService(loop);
    group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  private void onExecutor() throws InterruptedException {
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    executor.setRemoveOnCancelPolicy(true);
    onService(executor);
    executor.shutdownNow();
  }

  private void onService(ScheduledExecutorService service) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Runnable call =
        () -> {
          if (call()) {
            done.countDown();
          }
        };
    service.execute(
        () -> {
          ScheduledFuture<?>[] calls = new ScheduledFuture<?>[CALLS];
          begin();
          for (int i = 0; i < CALLS; i++) {
            calls[i] = service.schedule(call, delaysNanos[i], TimeUnit.NANOSECONDS);
          }
          for (int i = 0; i < CALLS; i += 2) {
            calls[i].cancel(false);
          }
        });
    done.await();
  }
}
