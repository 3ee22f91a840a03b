// SPDX-License-Identifier: Apache-2.0
package dev.couplet.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.clock.CallQueue;
import dev.couplet.clock.Clock;
import dev.couplet.clock.DelayedCall;
import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.CancelledError;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.defer.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CooperatorTest {
  private final VirtualClock clock = new VirtualClock();
  private final Cooperator cooperator = new Cooperator(clock);
  private final List<Object> events = new ArrayList<>();

  @AfterEach
  void nothingIsLeftScheduled() {
    assertThat(clock.delayedCalls()).isEmpty();
  }

  /** Work of so many steps, each of which notes its name and number. */
  private Iterator<?> steps(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> events.add(name + i)).iterator();
  }

  private void advance() {
    clock.advance(Duration.ZERO);
  }

  private void note(Outcome<?> outcome) {
    events.add(outcome instanceof Outcome.Failed<?> failed ? failed.failure().exception() : "done");
  }

  @Nested
  class Work {
    @Test
    void beginsInALaterTurn() {
      cooperator.coiterate(steps("a", 1));
      assertThat(events).isEmpty();
      advance();
    }

    @Test
    void isDoneToItsEnd() {
      cooperator.coiterate(steps("a", 3)).addBothVoid(CooperatorTest.this::note);
      advance();
      assertThat(events).containsExactly("a0", "a1", "a2", "done");
    }

    @Test
    void isTheResult() {
      Iterator<?> work = steps("a", 1);
      cooperator.coiterate(work).addCallbackVoid(events::add);
      advance();
      assertThat(events).containsExactly("a0", work);
    }

    @Test
    void takesTurnsWithOtherWork() {
      cooperator.coiterate(steps("a", 3));
      cooperator.coiterate(steps("b", 2));
      advance();
      assertThat(events).containsExactly("a0", "b0", "a1", "b1", "a2");
    }

    @Test
    void thatThrowsFailsWithThat() {
      RuntimeException error = new RuntimeException("oops");
      cooperator
          .coiterate(
              Stream.generate(
                      () -> {
                        throw error;
                      })
                  .iterator())
          .addBothVoid(CooperatorTest.this::note);
      advance();
      assertThat(events).containsExactly(error);
    }

    @Test
    void thatThrowsLeavesOtherWorkAlone() {
      Iterator<Object> broken =
          Stream.generate(
                  () -> {
                    throw new RuntimeException("oops");
                  })
              .iterator();
      cooperator.coiterate(broken).addErrbackVoid(failure -> events.add("failed"));
      cooperator.coiterate(steps("b", 2));
      advance();
      assertThat(events).containsExactly("failed", "b0", "b1");
    }
  }

  @Nested
  class ASlice {
    @Test
    void endsAfterTenMilliseconds() {
      WorkingClock clock = new WorkingClock();
      Iterator<?> work =
          IntStream.range(0, 6)
              .mapToObj(
                  i -> {
                    clock.work(Duration.ofMillis(4));
                    return events.add("step");
                  })
              .iterator();
      new Cooperator(clock).coiterate(work);
      clock.callLater(Duration.ZERO, () -> events.add("other"));
      clock.makeCalls();
      assertThat(events).containsExactly("step", "step", "step", "other", "step", "step", "step");
    }

    @Test
    void endsAfterAThousandStepsWhereTheTimeStandsStill() {
      cooperator.coiterate(steps("a", 1_500));
      clock.callLater(Duration.ZERO, () -> events.add("other"));
      advance();
      assertThat(events.indexOf("other")).isEqualTo(1_000);
      assertThat(events).hasSize(1_501);
    }
  }

  @Nested
  class AStepThatReturnsADeferred {
    private final Deferred<Object> awaited = new Deferred<>();

    private Iterator<?> waiting() {
      return Stream.<Supplier<?>>of(
              () -> events.add("before"), () -> awaited, () -> events.add("after"))
          .map(Supplier::get)
          .iterator();
    }

    @Test
    void pausesItsTaskUntilThatFires() {
      cooperator.coiterate(waiting());
      advance();
      assertThat(events).containsExactly("before");
      awaited.callback("go on");
      advance();
      assertThat(events).containsExactly("before", "after");
    }

    @Test
    void leavesTheOthersAtWork() {
      cooperator.coiterate(waiting());
      cooperator.coiterate(steps("c", 3));
      advance();
      assertThat(events).containsExactly("before", "c0", "c1", "c2");
    }

    @Test
    void endsItsTaskIfThatFails() {
      Exception error = new Exception("oops");
      cooperator.coiterate(waiting()).addBothVoid(CooperatorTest.this::note);
      advance();
      awaited.errback(error);
      assertThat(events).containsExactly("before", error);
    }

    @Test
    void goesOnAtOnceIfThatHasFired() {
      cooperator
          .coiterate(List.of(Deferreds.succeed(1), Deferreds.succeed(2)).iterator())
          .addBothVoid(CooperatorTest.this::note);
      advance();
      assertThat(events).containsExactly("done");
    }

    @Test
    void isCancelledWithItsTask() {
      Deferred<?> done = cooperator.coiterate(waiting());
      done.addBothVoid(CooperatorTest.this::note);
      advance();
      done.cancel();
      assertThat(awaited.called()).isTrue();
      assertThat(events).hasSize(2).last().isInstanceOf(CancelledError.class);
    }
  }

  @Nested
  class ACancelledCoiterate {
    @Test
    void takesNoMoreSteps() {
      Deferred<?> done = cooperator.coiterate(steps("a", 3));
      done.addErrbackVoid(failure -> {});
      done.cancel();
      advance();
      assertThat(events).isEmpty();
    }

    @Test
    void failsWithCancelledError() {
      Deferred<?> done = cooperator.coiterate(steps("a", 3));
      done.addBothVoid(CooperatorTest.this::note);
      done.cancel();
      assertThat(events).singleElement().isInstanceOf(CancelledError.class);
      advance();
    }
  }

  @Nested
  class ATask {
    private final CooperativeTask<?> task = cooperator.cooperate(steps("a", 2));

    @AfterEach
    void finish() {
      advance();
    }

    @Test
    void takesNoStepsWhilePaused() {
      task.pause();
      advance();
      assertThat(events).isEmpty();
    }

    @Test
    void goesOnWhenResumedAsOftenAsPaused() {
      task.pause();
      task.pause();
      task.resume();
      advance();
      assertThat(events).isEmpty();
      task.resume();
      advance();
      assertThat(events).containsExactly("a0", "a1");
    }

    @Test
    void takesOneTurnAtATimeHoweverOftenItWasResumed() {
      for (int i = 0; i < 3; i++) {
        task.pause();
        task.resume();
      }
      cooperator.coiterate(steps("b", 2));
      advance();
      assertThat(events).containsExactly("a0", "b0", "a1", "b1");
    }

    @Test
    void cannotBeResumedUnlessPaused() {
      assertThatThrownBy(task::resume)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("this task is not paused");
    }

    @Test
    void failsWithTaskStoppedWhenStopped() {
      task.whenDone().addBothVoid(CooperatorTest.this::note);
      task.stop();
      assertThat(events)
          .singleElement()
          .hasToString("dev.couplet.task.TaskStopped: this task was stopped");
    }

    @Test
    void cannotBeStoppedWhenDone() {
      advance();
      assertThatThrownBy(task::stop)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("this task is done: Success[");
    }

    @Test
    void tellsAllWhoAsk() {
      task.whenDone().addBothVoid(CooperatorTest.this::note);
      task.whenDone().addBothVoid(CooperatorTest.this::note);
      advance();
      assertThat(events).containsExactly("a0", "a1", "done", "done");
    }

    @Test
    void tellsThoseWhoAskWhenItIsDone() {
      advance();
      task.whenDone().addBothVoid(CooperatorTest.this::note);
      assertThat(events).last().isEqualTo("done");
    }

    @Test
    void goesOnWhenOneWhoAskedCancels() {
      task.whenDone().addErrbackVoid(failure -> {}).cancel();
      advance();
      assertThat(events).containsExactly("a0", "a1");
    }
  }

  @Nested
  class AStoppedCooperator {
    @Test
    void endsItsTasks() {
      cooperator.coiterate(steps("a", 2)).addBothVoid(CooperatorTest.this::note);
      cooperator.stop();
      advance();
      assertThat(events)
          .singleElement()
          .hasToString("dev.couplet.task.TaskStopped: the cooperator of this task was stopped");
    }

    @Test
    void endsAPausedTaskWhenThatIsResumed() {
      CooperativeTask<?> task = cooperator.cooperate(steps("a", 2));
      task.whenDone().addBothVoid(CooperatorTest.this::note);
      task.pause();
      cooperator.stop();
      assertThat(events).isEmpty();
      task.resume();
      assertThat(events).singleElement().isInstanceOf(TaskStopped.class);
    }

    @Test
    void refusesMoreWork() {
      cooperator.stop();
      cooperator.coiterate(steps("a", 2)).addBothVoid(CooperatorTest.this::note);
      assertThat(events).singleElement().isInstanceOf(TaskStopped.class);
    }

    @Test
    void mayHaveBeenStoppedByAStep() {
      Iterator<Object> work =
          Stream.generate(
                  () -> {
                    cooperator.stop();
                    return events.add("stopped");
                  })
              .limit(2)
              .map(Object.class::cast)
              .iterator();
      cooperator.coiterate(work).addBothVoid(CooperatorTest.this::note);
      advance();
      assertThat(events).hasSize(2).last().isInstanceOf(TaskStopped.class);
    }

    @Test
    void cannotBeStoppedAgain() {
      cooperator.stop();
      assertThatThrownBy(cooperator::stop).hasMessage("this cooperator was stopped before");
    }
  }

  /** A clock whose time goes on while work is done. */
  private static final class WorkingClock implements Clock {
    private long nowNanos;
    private final CallQueue queue = new CallQueue(this::nanoTime, method -> {});

    void work(Duration duration) {
      nowNanos += duration.toNanos();
    }

    void makeCalls() {
      while (queue.next() != null) {
        queue.runNext();
      }
    }

    @Override
    public long nanoTime() {
      return nowNanos;
    }

    @Override
    public DelayedCall callLater(Duration delay, Runnable call) {
      return queue.add(delay, call);
    }

    @Override
    public List<DelayedCall> delayedCalls() {
      return queue.pending();
    }
  }
}
