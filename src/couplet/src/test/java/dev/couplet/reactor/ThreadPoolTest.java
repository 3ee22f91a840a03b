// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What no reactor shows; the rest is in {@link ThreadsTest}. */
@Timeout(20)
class ThreadPoolTest {
  private final ThreadPool pool = new ThreadPool(() -> {}, 1);
  private final BlockingQueue<Thread> workers = new LinkedBlockingQueue<>();

  private Thread workerOfNextWork() throws InterruptedException {
    pool.add(() -> workers.add(Thread.currentThread()));
    return workers.take();
  }

  @Test
  void aThreadEndsWhenItWasIdleForLong() throws InterruptedException {
    Thread worker = workerOfNextWork();
    worker.join();
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void anotherIsStartedInItsPlace() throws InterruptedException {
    Thread worker = workerOfNextWork();
    worker.join();
    assertThat(workerOfNextWork()).isNotSameAs(worker);
  }

  @Test
  void anInterruptOfWorkDoesNotHitTheNext() throws InterruptedException {
    ThreadPool patient = new ThreadPool(() -> {});
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < 9; i++) {
      patient.add(() -> ReactorSpec.awaitLatch(end));
    }
    BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
    CountDownLatch nextIsWaiting = new CountDownLatch(1);
    patient.add(
        () -> {
          ReactorSpec.awaitLatch(nextIsWaiting);
          Thread.currentThread().interrupt();
        });
    patient.add(() -> interrupted.add(Thread.currentThread().isInterrupted()));
    nextIsWaiting.countDown();
    assertThat(interrupted.take()).isFalse();
    end.countDown();
    patient.close();
  }

  @Test
  void anErrorOfTheVirtualMachineEndsAThreadButNotThePool() throws InterruptedException {
    ThreadPool patient = new ThreadPool(() -> {});
    BlockingQueue<Thread> dying = new LinkedBlockingQueue<>();
    patient.add(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {});
          dying.add(Thread.currentThread());
          throw new InternalError("expected by a test");
        });
    Thread dead = dying.take();
    dead.join();
    patient.add(() -> workers.add(Thread.currentThread()));
    assertThat(workers.take()).isNotSameAs(dead);
    patient.close();
  }
}
