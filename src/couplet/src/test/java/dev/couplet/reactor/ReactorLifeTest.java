// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.couplet.clock.DelayedCall;
import dev.couplet.reactor.SystemEvent.Phase;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReactorLifeTest extends ReactorSpec {

  @Test
  void aNewOneDoesNotRun() {
    assertThat(reactor.running()).isFalse();
  }

  @Test
  void itRunsUntilStopped() {
    run(() -> events.add(reactor.running()), reactor::stop);
    assertThat(events).containsExactly(true);
    assertThat(reactor.running()).isFalse();
  }

  @Test
  void stopBeforeRunIsRefused() {
    assertThatThrownBy(reactor::stop)
        .isInstanceOf(ReactorNotRunning.class)
        .hasMessage("stop called before run; use callWhenRunning to stop it once it runs");
  }

  @Test
  void aSecondStopIsRefused() {
    run(reactor::stop, () -> events.add(catchThrowable(reactor::stop)));
    assertThat(events)
        .singleElement()
        .isInstanceOf(ReactorNotRunning.class)
        .hasToString("dev.couplet.reactor.ReactorNotRunning: this reactor was stopped before");
  }

  @Test
  void stopAfterTheRunIsRefused() {
    run(reactor::stop);
    assertThatThrownBy(reactor::stop).isInstanceOf(ReactorNotRunning.class);
  }

  @Test
  void runWithinRunIsRefused() {
    run(() -> events.add(catchThrowable(reactor::run)), reactor::stop);
    assertThat(events).singleElement().isInstanceOf(ReactorAlreadyRunning.class);
  }

  @Test
  void itGoesOnAfterARefusedRun() {
    run(
        () -> catchThrowable(reactor::run),
        () -> reactor.callLater(SHORT, event("on")),
        () -> reactor.callLater(SHORT, reactor::stop));
    assertThat(events).containsExactly("on");
  }

  @Test
  void runAfterStopIsRefused() {
    run(reactor::stop);
    assertThatThrownBy(reactor::run)
        .isInstanceOf(ReactorNotRestartable.class)
        .hasMessage("this reactor was stopped before; make a new one");
  }

  @Test
  void whatIsDueInTheTurnOfTheStopIsStillDone() {
    run(
        () -> {
          DelayedCall stop = reactor.callLater(SHORT, reactor::stop);
          DelayedCall other = reactor.callLater(SHORT, event("due with the stop"));
          other.delay(Duration.ofNanos(stop.dueNanos() - other.dueNanos()));
        });
    assertThat(events).containsExactly("due with the stop");
  }

  @Test
  void whatIsDueBeforeItRunsIsDoneEvenIfItIsStoppedAtOnce() {
    reactor.callLater(Duration.ZERO, event("timer"));
    reactor.callFromThread(event("from thread"));
    run(reactor::stop);
    assertThat(events).containsExactly("from thread", "timer");
  }

  @Test
  void whatIsDueAfterTheStopIsNotDone() {
    run(
        () -> {
          reactor.callLater(SHORT, reactor::stop);
          reactor.callLater(NEVER, event("late"));
        });
    assertThat(events).isEmpty();
  }

  @Test
  void anInterruptDoesNotStopIt() {
    run(
        () -> Thread.currentThread().interrupt(),
        () -> reactor.callLater(SHORT, event("on")),
        () -> reactor.callLater(SHORT.multipliedBy(2), reactor::stop));
    assertThat(events).containsExactly("on");
  }

  @Nested
  class Crash {
    @Test
    void endsTheRunAfterThisTurn() {
      run(() -> reactor.callLater(SHORT, event("next turn")), reactor::crash, event("this turn"));
      assertThat(events).containsExactly("this turn");
      assertThat(reactor.running()).isFalse();
    }

    @Test
    void makesNoTriggers() {
      reactor.addSystemEventTrigger(Phase.BEFORE, SystemEvent.SHUTDOWN, event("before"));
      reactor.addSystemEventTrigger(Phase.AFTER, SystemEvent.SHUTDOWN, event("after"));
      run(reactor::crash);
      assertThat(events).isEmpty();
    }

    @Test
    void leavesItToRunAgainWithTheCallsThatItHas() {
      run(() -> reactor.callLater(SHORT, event("from the first run")), reactor::crash);
      run(() -> reactor.callLater(SHORT, reactor::stop));
      assertThat(events).containsExactly("from the first run");
    }

    @Test
    void forgetsAStop() {
      run(reactor::stop, reactor::crash);
      run(() -> reactor.callLater(SHORT, event("goes on")), () -> stopLater());
      assertThat(events).containsExactly("goes on");
    }

    @Test
    void isRefusedWhileItDoesNotRun() {
      assertThatThrownBy(reactor::crash)
          .isInstanceOf(ReactorNotRunning.class)
          .hasMessage("crash called while the reactor does not run");
    }
  }

  @Nested
  class Iterate {
    @Test
    void makesWhatIsDue() {
      reactor.callLater(Duration.ZERO, event("due"));
      reactor.iterate(Duration.ZERO);
      assertThat(events).containsExactly("due");
    }

    @Test
    void waitsNoLongerThanItsDelay() {
      reactor.callLater(NEVER, event("not due"));
      reactor.iterate(SHORT);
      assertThat(events).isEmpty();
    }

    @Test
    void waitsNoLongerThanForTheNextCall() {
      reactor.callLater(Duration.ofMillis(100), event("due"));
      reactor.iterate(NEVER);
      reactor.iterate(Duration.ZERO);
      assertThat(events).containsExactly("due");
    }

    @Test
    void doesNotRun() {
      reactor.callLater(Duration.ZERO, () -> events.add(reactor.running()));
      reactor.iterate(Duration.ZERO);
      assertThat(events).containsExactly(false);
    }

    @Test
    void isRefusedWithinAnother() {
      reactor.callLater(
          Duration.ZERO, () -> events.add(catchThrowable(() -> reactor.iterate(Duration.ZERO))));
      reactor.iterate(Duration.ZERO);
      assertThat(events).singleElement().isInstanceOf(ReactorAlreadyRunning.class);
    }

    @Test
    void isRefusedWhileItRuns() {
      assertThat(thrownWhileRunning(() -> reactor.iterate(Duration.ZERO)))
          .isInstanceOf(ReactorAlreadyRunning.class);
    }

    @Test
    void ofLessThanNothingIsRefused() {
      assertThatThrownBy(() -> reactor.iterate(Duration.ofSeconds(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("delay < 0: PT-1S");
    }
  }

  @Nested
  class CallWhenRunning {
    @Test
    void waitsForTheRunInOrder() {
      reactor.callWhenRunning(event(1));
      reactor.callWhenRunning(event(2));
      events.add("run");
      run(reactor::stop);
      assertThat(events).containsExactly("run", 1, 2);
    }

    @Test
    void isDoneAtOnceWhenItRunsAlready() {
      run(
          () -> {
            reactor.callWhenRunning(event("called"));
            events.add("returned");
            reactor.stop();
          });
      assertThat(events).containsExactly("called", "returned");
    }

    @Test
    void anErrorIsReportedAndTheNextIsMade() {
      RuntimeException error = new RuntimeException("first");
      run(
          () -> {
            throw error;
          },
          event("second"),
          reactor::stop);
      assertThat(events).containsExactly("second");
      assertThat(drainErrors()).extracting(ErrorLog.Entry::error).containsExactly(error);
    }
  }
}
