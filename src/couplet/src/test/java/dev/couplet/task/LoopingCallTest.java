// SPDX-License-Identifier: Apache-2.0
package dev.couplet.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.CancelledError;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.defer.Failure;
import dev.couplet.defer.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoopingCallTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualClock clock = new VirtualClock();
  private final List<Object> calls = new ArrayList<>();
  private final List<Outcome<?>> outcomes = new ArrayList<>();

  private void note() {
    calls.add(clock.seconds());
  }

  private void advance(double seconds) {
    clock.advance(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  private LoopingCall started(LoopingCall loop) {
    return started(loop, SECOND, true);
  }

  private LoopingCall started(LoopingCall loop, Duration interval, boolean now) {
    loop.start(interval, now).addBothVoid(outcomes::add);
    return loop;
  }

  private Throwable onlyError() {
    assertThat(outcomes).singleElement().isInstanceOf(Outcome.Failed.class);
    Failure failure = ((Outcome.Failed<?>) outcomes.get(0)).failure();
    return failure.exception();
  }

  @Nested
  class WhenStarted {
    @Test
    void theFirstCallIsMadeAtOnce() {
      started(new LoopingCall(clock, LoopingCallTest.this::note));
      assertThat(calls).containsExactly(0.0);
    }

    @Test
    void theOthersFollowAtTheInterval() {
      started(new LoopingCall(clock, LoopingCallTest.this::note));
      advance(3);
      assertThat(calls).containsExactly(0.0, 1.0, 2.0, 3.0);
    }

    @Test
    void theFirstCallMayWaitForTheIntervalToo() {
      started(new LoopingCall(clock, LoopingCallTest.this::note), SECOND, false);
      advance(2);
      assertThat(calls).containsExactly(1.0, 2.0);
    }

    @Test
    void itIsRunning() {
      assertThat(started(new LoopingCall(clock, LoopingCallTest.this::note)).running()).isTrue();
    }

    @Test
    void anotherStartIsRefused() {
      LoopingCall loop = started(new LoopingCall(clock, LoopingCallTest.this::note));
      assertThatThrownBy(() -> loop.start(SECOND))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("this LoopingCall runs already; stop it first");
    }

    @Test
    void aNegativeIntervalIsRefused() {
      LoopingCall loop = new LoopingCall(clock, LoopingCallTest.this::note);
      assertThatThrownBy(() -> loop.start(Duration.ofSeconds(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("interval < 0: PT-1S");
    }

    @Test
    void anIntervalOfZeroLetsOtherCallsCome() {
      LoopingCall[] loop = new LoopingCall[1];
      loop[0] =
          new LoopingCall(
              clock,
              () -> {
                calls.add("loop");
                if (calls.contains("other")) {
                  loop[0].stop();
                }
              });
      started(loop[0], Duration.ZERO, true);
      clock.callLater(Duration.ZERO, () -> calls.add("other"));
      advance(0);
      assertThat(calls).containsExactly("loop", "loop", "other", "loop");
    }
  }

  @Nested
  class WhenACallReturnsADeferred {
    private final List<Deferred<Object>> pending = new ArrayList<>();
    private final LoopingCall loop =
        LoopingCall.ofDeferred(
            clock,
            () -> {
              note();
              pending.add(new Deferred<>());
              return pending.get(pending.size() - 1);
            });

    @BeforeEach
    void start() {
      started(loop);
    }

    @Test
    void theNextCallWaitsForIt() {
      advance(2.5);
      assertThat(calls).containsExactly(0.0);
    }

    @Test
    void theNextCallIsMadeInTheNextSlotOfTheFirstGrid() {
      advance(2.5);
      pending.get(0).callback("done");
      advance(1);
      assertThat(calls).containsExactly(0.0, 3.0);
    }

    @Test
    void oneThatFiresOnASlotSkipsThatSlot() {
      advance(2);
      pending.get(0).callback("done");
      advance(1);
      assertThat(calls).containsExactly(0.0, 3.0);
    }

    @Test
    void itsFailureEndsTheLoop() {
      Exception error = new Exception("oops");
      pending.get(0).errback(error);
      assertThat(onlyError()).isSameAs(error);
      assertThat(loop.running()).isFalse();
    }

    @Test
    void aStopIsOverOnlyWhenItHasFired() {
      loop.stop();
      assertThat(outcomes).isEmpty();
      pending.get(0).callback("done");
      assertThat(outcomes).containsExactly(new Outcome.Success<>(loop));
    }

    @Test
    void aStartBetweenAStopAndItsEndIsRefused() {
      loop.stop();
      assertThatThrownBy(() -> loop.start(SECOND))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "this LoopingCall was stopped, but its last call is not over; start it when its"
                  + " Deferred has fired");
    }

    @Test
    void aResetMeanwhileChangesNothing() {
      advance(0.5);
      loop.reset();
      pending.get(0).callback("done");
      advance(1);
      assertThat(calls).containsExactly(0.0, 1.0);
    }
  }

  @Nested
  class WhenACallThrows {
    private final RuntimeException error = new RuntimeException("oops");
    private final LoopingCall loop =
        new LoopingCall(
            clock,
            () -> {
              note();
              if (calls.size() == 2) {
                throw error;
              }
            });

    @BeforeEach
    void start() {
      started(loop);
      advance(10);
    }

    @Test
    void noMoreCallsAreMade() {
      assertThat(calls).containsExactly(0.0, 1.0);
    }

    @Test
    void theDeferredFailsWithIt() {
      assertThat(onlyError()).isSameAs(error);
    }

    @Test
    void itMayBeStartedAgain() {
      started(loop);
      assertThat(calls).containsExactly(0.0, 1.0, 10.0);
    }
  }

  @Nested
  class WhenStopped {
    private final LoopingCall loop = new LoopingCall(clock, LoopingCallTest.this::note);

    @BeforeEach
    void stop() {
      started(loop);
      advance(1.5);
      loop.stop();
    }

    @Test
    void noMoreCallsAreMade() {
      advance(10);
      assertThat(calls).containsExactly(0.0, 1.0);
    }

    @Test
    void theDeferredFiresWithTheLoop() {
      assertThat(outcomes).containsExactly(new Outcome.Success<>(loop));
    }

    @Test
    void nothingIsLeftScheduled() {
      assertThat(clock.delayedCalls()).isEmpty();
    }

    @Test
    void anotherStopIsRefused() {
      assertThatThrownBy(loop::stop)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("this LoopingCall does not run; start it first");
    }

    @Test
    void aResetIsRefused() {
      assertThatThrownBy(loop::reset).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNewStartBeginsANewGrid() {
      started(loop);
      advance(1);
      assertThat(calls).containsExactly(0.0, 1.0, 1.5, 2.5);
    }
  }

  @Nested
  class WhenItsOwnCallStopsIt {
    @Test
    void theDeferredFiresWhenThatCallIsOver() {
      LoopingCall[] loop = new LoopingCall[1];
      loop[0] =
          new LoopingCall(
              clock,
              () -> {
                loop[0].stop();
                calls.add("fired within: " + outcomes.size());
              });
      started(loop[0]);
      assertThat(calls).containsExactly("fired within: 0");
      assertThat(outcomes).hasSize(1);
    }
  }

  @Nested
  class WhenReset {
    @Test
    void theGridBeginsThen() {
      LoopingCall loop = started(new LoopingCall(clock, LoopingCallTest.this::note));
      advance(0.5);
      loop.reset();
      advance(2);
      assertThat(calls).containsExactly(0.0, 1.5, 2.5);
    }
  }

  @Nested
  class WhenItsDeferredIsCancelled {
    private final Deferred<Object> underWay = new Deferred<>();

    @AfterEach
    void nothingIsLeftScheduled() {
      assertThat(clock.delayedCalls()).isEmpty();
    }

    @Test
    void noMoreCallsAreMade() {
      Deferred<LoopingCall> done = new LoopingCall(clock, LoopingCallTest.this::note).start(SECOND);
      done.addBothVoid(outcomes::add);
      done.cancel();
      advance(5);
      assertThat(calls).containsExactly(0.0);
      assertThat(onlyError()).isInstanceOf(CancelledError.class);
    }

    @Test
    void theCallUnderWayIsCancelledToo() {
      Deferred<LoopingCall> done = LoopingCall.ofDeferred(clock, () -> underWay).start(SECOND);
      done.addBothVoid(outcomes::add);
      done.cancel();
      assertThat(underWay.called()).isTrue();
      assertThat(onlyError()).isInstanceOf(CancelledError.class);
    }

    @Test
    void itMayBeStartedAgain() {
      LoopingCall loop = LoopingCall.ofDeferred(clock, () -> Deferreds.succeed(null));
      loop.start(SECOND).addErrbackVoid(failure -> {}).cancel();
      started(loop).stop();
      assertThat(outcomes).containsExactly(new Outcome.Success<>(loop));
    }
  }

  @Nested
  class WithCount {
    @Test
    void eachCallIsToldOfItsOneSlot() {
      started(LoopingCall.withCount(clock, calls::add));
      advance(2);
      assertThat(calls).containsExactly(1L, 1L, 1L);
    }

    @Test
    void theFirstCallAfterAnIntervalIsToldOfOneSlotToo() {
      started(LoopingCall.withCount(clock, calls::add), SECOND, false);
      advance(1);
      assertThat(calls).containsExactly(1L);
    }

    @Test
    void slotsThatWereLeftOutAreCounted() {
      Deferred<Object> first = new Deferred<>();
      started(
          LoopingCall.withCountOfDeferred(
              clock,
              count -> {
                calls.add(count);
                return calls.size() == 1 ? first : Deferreds.succeed(null);
              }));
      advance(3.5);
      first.callback("done");
      advance(0.5);
      assertThat(calls).containsExactly(1L, 4L);
    }

    @Test
    void anIntervalOfZeroCountsOne() {
      LoopingCall[] loop = new LoopingCall[1];
      loop[0] =
          LoopingCall.withCount(
              clock,
              count -> {
                calls.add(count);
                if (calls.size() == 2) {
                  loop[0].stop();
                }
              });
      started(loop[0], Duration.ZERO, true);
      advance(0);
      assertThat(calls).containsExactly(1L, 1L);
    }
  }
}
