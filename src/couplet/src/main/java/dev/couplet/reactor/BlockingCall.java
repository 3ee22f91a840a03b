// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Failure;
import dev.couplet.defer.Outcome;
import dev.couplet.reactor.SystemEvent.Phase;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call that a thread makes on the reactor's thread and waits for. */
final class BlockingCall<T extends @Nullable Object> implements ThreadCalls.Abandonable {
  private final Reactor reactor;
  private final Supplier<Deferred<T>> call;
  private final CountDownLatch done = new CountDownLatch(1);
  private final AtomicReference<@Nullable Outcome<T>> outcome = new AtomicReference<>();

  /** The waiting thread, if it is one of a pool and was not interrupted. */
  private final AtomicReference<ThreadPool.@Nullable Worker> waiting = new AtomicReference<>();

  BlockingCall(Reactor reactor, Supplier<Deferred<T>> call) {
    this.reactor = reactor;
    this.call = call;
  }

  T make() throws Exception {
    if (reactor.onReactorThread()) {
      throw new WrongThread(
          "blockingCallFromThread called on the reactor's own thread, which would wait for itself"
              + " for ever; make the call directly");
    }
    if (Thread.currentThread() instanceof ThreadPool.Worker worker) {
      waiting.set(worker);
      reactor.callFromThread(this);
      worker.waitsForReactor();
    } else {
      reactor.callFromThread(this);
    }
    try {
      done.await();
    } catch (InterruptedException e) {
      resumeWorker();
      throw e;
    }
    Outcome<T> result = outcome.get();
    if (result == null) {
      throw new IllegalStateException("done, without an outcome");
    }
    return result.get();
  }

  @Override
  public void run() {
    Trigger atTheEnd =
        reactor.addSystemEventTrigger(Phase.AFTER, SystemEvent.SHUTDOWN, this::abandoned);
    call.get()
        .addBothVoid(
            result -> {
              if (finish(result)) {
                atTheEnd.remove();
              }
            });
  }

  @Override
  public void abandoned() {
    finish(
        new Outcome.Failed<>(
            new Failure(
                new ReactorNotRunning("the reactor was stopped before this call had a result"))));
  }

  /** Ends the wait, unless it has ended. */
  private boolean finish(Outcome<T> result) {
    boolean first = outcome.compareAndSet(null, result);
    if (first) {
      // By this thread, before the other one goes on: a reactor must not come to rest in between.
      resumeWorker();
      done.countDown();
    }
    return first;
  }

  private void resumeWorker() {
    ThreadPool.Worker worker = waiting.getAndSet(null);
    if (worker != null) {
      worker.goesOn();
    }
  }
}
