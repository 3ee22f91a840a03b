// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.clock.AlreadyCalled;
import dev.couplet.clock.AlreadyCancelled;
import dev.couplet.clock.DelayedCall;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallLaterTest extends ReactorSpec {

  @Test
  void aNegativeDelayIsRefused() {
    assertThatThrownBy(() -> reactor.callLater(Duration.ofSeconds(-1), event("never")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("delay < 0: PT-1S");
  }

  @Test
  void itIsNeverTooEarly() {
    Duration delay = Duration.ofNanos(1_234_567);
    run(
        () -> {
          long begin = reactor.nanoTime();
          reactor.callLater(
              delay,
              () -> {
                events.add(reactor.nanoTime() - begin >= delay.toNanos());
                reactor.stop();
              });
        });
    assertThat(events).containsExactly(true);
  }

  @Test
  void callsAreMadeInTheOrderInWhichTheyAreDue() {
    run(
        () -> {
          reactor.callLater(SHORT.multipliedBy(3), event(3));
          reactor.callLater(SHORT, event(1));
          reactor.callLater(SHORT.multipliedBy(2), event(2));
          reactor.callLater(SHORT.multipliedBy(4), reactor::stop);
        });
    assertThat(events).containsExactly(1, 2, 3);
  }

  @Test
  void oneMadeBeforeTheRunIsMadeInIt() {
    reactor.callLater(SHORT, event("called"));
    reactor.callLater(SHORT.multipliedBy(2), reactor::stop);
    run();
    assertThat(events).containsExactly("called");
  }

  @Test
  void anErrorIsReportedAndTheLoopGoesOn() {
    Error error = new AssertionError("in a call");
    run(
        () -> {
          reactor.callLater(
              SHORT,
              () -> {
                throw error;
              });
          stopLater();
        });
    assertThat(drainErrors()).containsExactly(new ErrorLog.Entry("a delayed call failed", error));
  }

  @Test
  void anOverflowOfTheStackIsAnErrorLikeOthers() {
    run(
        () -> {
          reactor.callLater(SHORT, this::overflow);
          stopLater();
        });
    assertThat(drainErrors())
        .extracting(ErrorLog.Entry::error)
        .hasOnlyElementsOfType(StackOverflowError.class)
        .hasSize(1);
  }

  @SuppressWarnings("InfiniteRecursion")
  private void overflow() {
    overflow();
  }

  @Test
  void oneWithoutDelayMadeInACallIsForTheNextTurn() {
    run(
        () ->
            reactor.callLater(
                Duration.ZERO,
                () -> {
                  reactor.callLater(Duration.ZERO, event("no delay"));
                  reactor.callFromThread(event("from thread"));
                  events.add("first");
                  stopLater();
                }));
    assertThat(events).containsExactly("first", "from thread", "no delay");
  }

  @Test
  void callsThatFollowEachOtherWithoutDelayLeaveRoomForOthers() {
    Runnable[] again = new Runnable[1];
    again[0] = () -> reactor.callLater(Duration.ZERO, again[0]);
    run(
        again[0],
        () ->
            reactor.callFromThread(
                () -> reactor.callFromThread(() -> reactor.callFromThread(reactor::stop))));
    assertThat(reactor.running()).isFalse();
  }

  @Test
  void aCancelledOneIsNotMade() {
    run(
        () -> {
          reactor.callLater(SHORT, event("cancelled")).cancel();
          reactor.callLater(SHORT.multipliedBy(2), reactor::stop);
        });
    assertThat(events).isEmpty();
  }

  @Test
  void resetCountsFromNow() {
    DelayedCall call = reactor.callLater(NEVER, event("called"));
    run(
        () -> {
          call.reset(SHORT);
          reactor.callLater(SHORT.multipliedBy(2), reactor::stop);
        });
    assertThat(events).containsExactly("called");
  }

  @Test
  void delayCountsFromWhenItWasDue() {
    DelayedCall call = reactor.callLater(Duration.ofSeconds(1), event("never"));
    long due = call.dueNanos();
    call.delay(Duration.ofSeconds(2));
    assertThat(call.dueNanos() - due).isEqualTo(Duration.ofSeconds(2).toNanos());
  }

  @Test
  void oneThatWasMadeCannotBeCancelled() {
    DelayedCall call = reactor.callLater(Duration.ZERO, reactor::stop);
    run();
    assertThatThrownBy(call::cancel).isInstanceOf(AlreadyCalled.class);
  }

  @Test
  void oneThatWasCancelledCannotBeMoved() {
    DelayedCall call = reactor.callLater(SHORT, event("never"));
    call.cancel();
    assertThatThrownBy(() -> call.reset(SHORT)).isInstanceOf(AlreadyCancelled.class);
  }

  @Test
  void delayedCallsTellsWhatIsPendingTheNextFirst() {
    DelayedCall second = reactor.callLater(Duration.ofSeconds(2), event("second"));
    DelayedCall first = reactor.callLater(Duration.ofSeconds(1), event("first"));
    reactor.callLater(Duration.ofSeconds(1), event("cancelled")).cancel();
    assertThat(reactor.delayedCalls()).containsExactly(first, second);
  }
}
