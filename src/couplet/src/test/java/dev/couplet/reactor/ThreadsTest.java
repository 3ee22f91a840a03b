// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.couplet.defer.CancelledError;
import dev.couplet.defer.Deferred;
import dev.couplet.reactor.SystemEvent.Phase;
import dev.couplet.task.Tasks;
import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ThreadsTest extends ReactorSpec {

  @Nested
  class CallInThread {
    @Test
    void isMadeInAnotherThread() {
      run(
          () ->
              reactor.callInThread(
                  () -> {
                    events.add(reactor.onReactorThread());
                    reactor.callFromThread(reactor::stop);
                  }));
      assertThat(events).containsExactly(false);
    }

    @Test
    void doesNotHoldTheReactor() {
      CountDownLatch goOn = new CountDownLatch(1);
      run(
          () -> reactor.callInThread(() -> awaitLatch(goOn)),
          () -> reactor.callLater(Duration.ZERO, goOn::countDown),
          () -> reactor.callFromThread(reactor::stop));
      assertThat(goOn.getCount()).isZero();
    }

    @Test
    void startsNoMoreThanTenThreads() {
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      CountDownLatch tenAreBusy = new CountDownLatch(10);
      CountDownLatch allAreDone = new CountDownLatch(30);
      run(
          () -> {
            for (int i = 0; i < 30; i++) {
              reactor.callInThread(
                  () -> {
                    threads.add(Thread.currentThread());
                    tenAreBusy.countDown();
                    awaitLatch(tenAreBusy);
                    allAreDone.countDown();
                  });
            }
            reactor.callInThread(
                () -> {
                  awaitLatch(allAreDone);
                  reactor.callFromThread(reactor::stop);
                });
          });
      assertThat(threads).hasSize(10);
    }

    @Test
    void usesAnIdleThreadBeforeItStartsAnother() {
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      Runnable[] again = new Runnable[1];
      again[0] =
          () ->
              Threads.deferToThread(reactor, () -> threads.add(Thread.currentThread()))
                  .addCallbackVoid(
                      isNew -> {
                        events.add(isNew);
                        // The thread is idle a moment after its result is here.
                        Runnable next = events.size() < 5 ? again[0] : reactor::stop;
                        reactor.callLater(SHORT, next);
                      });
      run(again[0]);
      assertThat(threads).hasSizeLessThan(5);
    }

    @Test
    void anErrorIsReported() {
      RuntimeException error = new RuntimeException("oops");
      run(
          () ->
              reactor.callInThread(
                  () -> {
                    throw error;
                  }),
          reactor::stop);
      assertThat(drainErrors())
          .containsExactly(new ErrorLog.Entry("a call in a thread failed", error));
    }

    @Test
    void isDoneBeforeAStopIs() {
      CountDownLatch stopping = new CountDownLatch(1);
      reactor.addSystemEventTrigger(Phase.BEFORE, SystemEvent.SHUTDOWN, stopping::countDown);
      reactor.addSystemEventTrigger(Phase.DURING, SystemEvent.SHUTDOWN, event("stopped"));
      run(
          () ->
              reactor.callInThread(
                  () -> {
                    awaitLatch(stopping);
                    events.add("work");
                  }),
          reactor::stop);
      assertThat(events).containsExactly("work", "stopped");
    }

    @Test
    void isRefusedAfterTheStop() {
      run(reactor::stop);
      assertThatThrownBy(() -> reactor.callInThread(event("never")))
          .isInstanceOf(ReactorNotRunning.class)
          .hasMessage("callInThread called after the reactor was stopped");
    }

    @Test
    void leavesNoThreadBehindAfterTheStop() throws InterruptedException {
      Thread[] worker = new Thread[1];
      run(() -> reactor.callInThread(() -> worker[0] = Thread.currentThread()), reactor::stop);
      worker[0].join();
      assertThat(worker[0].isAlive()).isFalse();
    }
  }

  @Nested
  class DeferToThread {
    @Test
    void firesWithWhatTheCallReturns() {
      run(
          () ->
              Threads.deferToThread(reactor, () -> "value")
                  .addBothVoid(ThreadsTest.this::note)
                  .addBothVoid(outcome -> reactor.stop()));
      assertThat(events).containsExactly("value");
    }

    @Test
    void failsWithWhatTheCallThrows() {
      run(
          () ->
              Threads.deferToThread(
                      reactor,
                      () -> {
                        throw new IOException("oops");
                      })
                  .addBothVoid(ThreadsTest.this::note)
                  .addBothVoid(outcome -> reactor.stop()));
      assertThat(events).containsExactly(IOException.class);
    }

    @Test
    void makesTheCallInAnotherThreadAndFiresInTheReactors() {
      run(
          () ->
              Threads.deferToThread(reactor, reactor::onReactorThread)
                  .addCallbackVoid(
                      there -> {
                        events.add(there);
                        events.add(reactor.onReactorThread());
                        reactor.stop();
                      }));
      assertThat(events).containsExactly(false, true);
    }

    @Test
    void firesBeforeAStopIsDone() {
      run(
          () -> Threads.deferToThread(reactor, () -> "value").addBothVoid(ThreadsTest.this::note),
          reactor::stop);
      assertThat(events).containsExactly("value");
    }

    @Test
    void whenCancelledDropsWhatTheCallReturns() {
      run(
          () -> {
            Deferred<String> result = Threads.deferToThread(reactor, () -> "value");
            result.addBothVoid(ThreadsTest.this::note);
            result.cancel();
          },
          reactor::stop);
      assertThat(events).containsExactly(CancelledError.class);
    }
  }

  @Nested
  class BlockingCallFromThread {
    private void inWorker(Callable<?> call) {
      reactor.callInThread(
          () -> {
            try {
              events.add(call.call());
            } catch (Exception e) {
              events.add(e);
            }
            reactor.callFromThread(reactor::stop);
          });
    }

    @Test
    void returnsWhatTheCallReturnsOnTheReactorsThread() {
      run(() -> inWorker(() -> Threads.blockingCallFromThread(reactor, reactor::onReactorThread)));
      assertThat(events).containsExactly(true);
    }

    @Test
    void throwsWhatTheCallThrows() {
      IOException error = new IOException("oops");
      run(
          () ->
              inWorker(
                  () ->
                      Threads.blockingCallFromThread(
                          reactor,
                          () -> {
                            throw error;
                          })));
      assertThat(events).containsExactly(error);
    }

    @Test
    void waitsForADeferred() {
      run(
          () ->
              inWorker(
                  () ->
                      Threads.blockingCallFromThreadDeferred(
                          reactor, () -> Tasks.deferLater(reactor, SHORT, () -> "later"))));
      assertThat(events).containsExactly("later");
    }

    @Test
    void throwsWhatTheDeferredFailsWith() {
      IOException error = new IOException("oops");
      run(
          () ->
              inWorker(
                  () ->
                      Threads.blockingCallFromThreadDeferred(
                          reactor,
                          () ->
                              Tasks.deferLater(
                                  reactor,
                                  SHORT,
                                  () -> {
                                    throw error;
                                  }))));
      assertThat(events).containsExactly(error);
    }

    @Test
    void worksInAnyThread() {
      Thread[] caller = new Thread[1];
      CountDownLatch called = new CountDownLatch(1);
      caller[0] =
          new Thread(
              () -> {
                try {
                  events.add(Threads.blockingCallFromThread(reactor, () -> "value"));
                } catch (Exception e) {
                  events.add(e);
                }
                called.countDown();
              });
      run(
          () -> reactor.callInThread(() -> awaitLatch(called)),
          () -> caller[0].start(),
          reactor::stop);
      assertThat(events).containsExactly("value");
    }

    @Test
    void onTheReactorsOwnThreadIsRefused() {
      assertThat(
              thrownWhileRunning(
                  () -> catchThrowableOf(() -> Threads.blockingCallFromThread(reactor, () -> 1))))
          .isInstanceOf(WrongThread.class)
          .hasMessage(
              "blockingCallFromThread called on the reactor's own thread, which would wait for"
                  + " itself for ever; make the call directly");
    }

    private void catchThrowableOf(Callable<?> call) {
      Throwable thrown = catchThrowable(call::call);
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }

    @Test
    void isEndedByAStopIfItsDeferredNeverFires() {
      Deferred<Object> never = new Deferred<>();
      CountDownLatch called = new CountDownLatch(1);
      Object[] thrown = new Object[1];
      Thread caller =
          new Thread(
              () ->
                  thrown[0] =
                      catchThrowable(
                          () ->
                              Threads.blockingCallFromThreadDeferred(
                                  reactor,
                                  () -> {
                                    called.countDown();
                                    reactor.stop();
                                    return never;
                                  })));
      run(() -> reactor.callInThread(() -> awaitLatch(called)), caller::start);
      join(caller);
      assertThat(thrown[0])
          .hasToString(
              "dev.couplet.reactor.ReactorNotRunning: the reactor was stopped before this call had"
                  + " a result");
    }

    @Test
    void afterTheStopIsRefused() {
      run(reactor::stop);
      assertThatThrownBy(() -> Threads.blockingCallFromThread(reactor, () -> 1))
          .isInstanceOf(ReactorNotRunning.class)
          .hasMessage("the reactor was stopped before this call had a result");
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
      Deferred<Object> never = new Deferred<>();
      CountDownLatch ended = new CountDownLatch(1);
      Thread caller =
          new Thread(
              () -> {
                events.add(
                    catchThrowable(
                        () -> Threads.blockingCallFromThreadDeferred(reactor, () -> never)));
                ended.countDown();
              });
      run(
          () -> reactor.callInThread(() -> awaitLatch(ended)),
          caller::start,
          caller::interrupt,
          reactor::stop);
      assertThat(events).singleElement().isInstanceOf(InterruptedException.class);
    }

    private void join(Thread thread) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
