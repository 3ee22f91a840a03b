// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.defer.CancelledError;
import dev.couplet.defer.Coroutine;
import dev.couplet.defer.CoroutineExit;
import dev.couplet.defer.Deferred;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.reactor.SystemEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoopTest {
  private final Ends ends = new Ends();
  private final Loop loop = new Loop(SelectReactor::new, ends);

  @BeforeEach
  void start() {
    loop.start();
  }

  @AfterEach
  void close() {
    loop.close();
  }

  @Nested
  class WhenATaskIsCalled {
    @Test
    void itRunsOnTheReactorsThread() throws Exception {
      assertThat(loop.call(() -> Thread.currentThread().getName())).isEqualTo("reactor");
    }

    @Test
    void whatItThrowsIsThrownToTheCaller() {
      assertThatThrownBy(
              () ->
                  loop.call(
                      () -> {
                        throw new IOException("mine");
                      }))
          .isInstanceOf(IOException.class)
          .hasMessage("mine");
    }

    @Test
    void anErrorOfTheMachineLeavesTheReactorRunning() throws Exception {
      Reactor before = loop.reactor();
      assertThatThrownBy(
              () ->
                  loop.call(
                      () -> {
                        throw new OutOfMemoryError("fake");
                      }))
          .isInstanceOf(OutOfMemoryError.class);

      assertThat(loop.call(loop::reactor)).isSameAs(before);
    }

    @Test
    void itIsKnownToBeOne() throws Exception {
      assertThat(loop.call(loop::inTask)).isTrue();
    }

    @Test
    void aCallbackIsKnownNotToBeOne() throws Exception {
      FutureTask<Boolean> callback = new FutureTask<>(loop::inTask);
      loop.reactor().callFromThread(callback);

      assertThat(callback.get()).isFalse();
    }
  }

  @Nested
  class WhenItIsStopped {
    @Test
    void aTaskThatSleepsEnds() {
      assertThatThrownBy(
              () ->
                  loop.call(
                      () -> {
                        Thread interrupter = new Thread(loop::stop);
                        interrupter.start();
                        Thread.sleep(Duration.ofHours(1).toMillis());
                        return null;
                      }))
          .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aCallbackThatHoldsTheLoopEnds() throws Exception {
      CountDownLatch holding = new CountDownLatch(1);
      loop.reactor()
          .callFromThread(
              () -> {
                holding.countDown();
                sleepUntilInterrupted();
              });
      holding.await();
      FutureTask<Boolean> waiting = new FutureTask<>(() -> loop.call(() -> true));
      new Thread(waiting).start();

      // The waiting task may not have been handed over at the first time.
      while (!waiting.isDone()) {
        loop.stop();
        Thread.onSpinWait();
      }

      assertThat(waiting.get()).isTrue();
    }

    @Test
    void aTaskThatComesLaterIsNot() throws Exception {
      loop.call(
          () -> {
            loop.stop();
            return null;
          });

      assertThat(loop.call(() -> Thread.currentThread().isInterrupted())).isFalse();
    }

    @Test
    void aLoopThatWaitsDoesNothing() throws Exception {
      loop.call(() -> null);

      loop.stop();

      assertThat(ends.heard).containsExactly("started");
    }
  }

  @Nested
  class WhenATaskDoesNotStop {
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CountDownLatch inTask = new CountDownLatch(1);
    private final FutureTask<@Nullable Void> task = new FutureTask<>(() -> loop.call(this::hold));
    private Reactor first;

    @BeforeEach
    void holdAndStop() throws Exception {
      first = loop.reactor();
      new Thread(task).start();
      inTask.await();
      loop.stop();
    }

    @AfterEach
    void letGo() {
      mayEnd.countDown();
    }

    @Test
    void itsCallerIsTold() {
      assertThatThrownBy(task::get)
          .hasCauseInstanceOf(Stopped.class)
          .hasMessageContaining("its thread was given up");
    }

    @Test
    void theLoopGoesOnWithANewReactor() throws Exception {
      assertThat(loop.call(() -> loop.reactor() != first && loop.inTask())).isTrue();
    }

    @Test
    void theOldReactorStopsOnceTheThreadComesBack() throws Exception {
      loop.call(() -> null);
      CountDownLatch stopped = new CountDownLatch(1);
      first.callFromThread(
          () ->
              first.addSystemEventTrigger(
                  SystemEvent.Phase.AFTER, SystemEvent.SHUTDOWN, stopped::countDown));

      mayEnd.countDown();
      stopped.await();

      assertThat(loop.reactor()).isNotSameAs(first);
    }

    private @Nullable Void hold() {
      inTask.countDown();
      while (mayEnd.getCount() > 0) {
        try {
          mayEnd.await();
        } catch (InterruptedException e) {
          // It does not stop.
        }
      }
      return null;
    }
  }

  @Nested
  class WhenATaskWaits {
    private final Deferred<String> awaited = new Deferred<>();
    private final FutureTask<String> task =
        new FutureTask<>(() -> loop.callWaiting(() -> Coroutine.await(awaited)));

    @BeforeEach
    void awaitIt() {
      new Thread(task).start();
      while (!loop.waits()) {
        Thread.onSpinWait();
      }
    }

    @Test
    void theLoopGoesOn() throws Exception {
      assertThat(loop.call(() -> "meanwhile")).isEqualTo("meanwhile");
    }

    @Test
    void itGoesOnWithTheResult() throws Exception {
      loop.callSoon(() -> awaited.callback("came"));

      assertThat(task.get()).isEqualTo("came");
    }

    @Test
    void aStopCancelsWhatItWaitsFor() {
      loop.stop();

      assertThatThrownBy(task::get).hasCauseInstanceOf(CancelledError.class);
    }

    @Test
    void theEndOfTheReactorEndsIt() {
      loop.callSoon(() -> loop.reactor().stop());

      assertThatThrownBy(task::get).hasCauseInstanceOf(CoroutineExit.class);
    }
  }

  @Nested
  class WhenTheReactorIsStopped {
    @Test
    void anotherOneRunsTheNextTask() throws Exception {
      Reactor first = stopReactor();

      assertThat(loop.call(loop::reactor)).isNotSameAs(first);
    }

    @Test
    void theWatcherHearsOfTheEndAndOfTheNextOne() throws Exception {
      stopReactor();

      assertThat(loop.call(() -> List.copyOf(ends.heard)))
          .containsExactly("started", "stopped", "started");
    }

    @Test
    void noTaskIsLost() throws Exception {
      for (int i = 0; i < 50; i++) {
        loop.reactor().callFromThread(LoopTest.this::stopQuietly);
        int number = i;

        assertThat(loop.call(() -> number)).isEqualTo(i);
      }
    }

    @Test
    void aTaskThatTheOldOneWaitsForStillRunsOnIt() throws Exception {
      Deferred<@Nullable Void> mayStop = new Deferred<>();
      loop.call(
          () -> loop.reactor().addSystemEventTriggerDeferred(SystemEvent.SHUTDOWN, () -> mayStop));
      Reactor first = stopReactor();

      assertThat(loop.call(loop::reactor)).isSameAs(first);
      loop.call(
          () -> {
            mayStop.callback(null);
            return null;
          });
      assertThat(loop.call(loop::reactor)).isNotSameAs(first);
    }

    private Reactor stopReactor() throws Exception {
      return loop.call(
          () -> {
            Reactor reactor = loop.reactor();
            reactor.stop();
            return reactor;
          });
    }
  }

  @Nested
  class WhenItIsToWaitUntilNothingIsLeft {
    @Test
    void delayedCallsAreMadeFirst() throws Exception {
      List<String> made = new CopyOnWriteArrayList<>();
      loop.call(() -> loop.reactor().callLater(Duration.ofMillis(30), () -> made.add("call")));

      loop.awaitIdle();

      assertThat(made).containsExactly("call");
    }

    @Test
    void callsFromThreadsThatFollowEachOtherAreMadeFirst() throws Exception {
      List<Integer> made = new CopyOnWriteArrayList<>();
      hop(100, made);

      loop.awaitIdle();

      assertThat(made).hasSize(100);
    }

    @Test
    void threadsThatATaskStartedEndFirst() throws Exception {
      List<String> made = new CopyOnWriteArrayList<>();
      CountDownLatch asked = new CountDownLatch(1);
      loop.call(
          () -> {
            new Thread(
                    () -> {
                      awaitQuietly(asked);
                      loop.reactor().callFromThread(() -> made.add("from thread"));
                    })
                .start();
            return null;
          });
      loop.reactor().callFromThread(() -> loop.reactor().callFromThread(asked::countDown));

      loop.awaitIdle();

      assertThat(made).containsExactly("from thread");
    }

    private void hop(int n, List<Integer> made) {
      if (n > 0) {
        loop.reactor()
            .callFromThread(
                () -> {
                  made.add(n);
                  hop(n - 1, made);
                });
      }
    }
  }

  private void stopQuietly() {
    try {
      loop.reactor().stop();
    } catch (IllegalStateException e) {
      // Stopped twice in one turn.
    }
  }

  private static void sleepUntilInterrupted() {
    try {
      Thread.sleep(Duration.ofHours(1).toMillis());
    } catch (InterruptedException e) {
      // As asked.
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Notes what it hears. */
  private static final class Ends implements Loop.Watcher {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void starting(Reactor reactor) {
      heard.add("started");
    }

    @Override
    public void ended(@Nullable Throwable error) {
      heard.add(error == null ? "stopped" : "broke");
    }
  }
}
