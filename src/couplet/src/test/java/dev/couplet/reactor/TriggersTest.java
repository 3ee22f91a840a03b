// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.reactor.SystemEvent.Phase;
import dev.couplet.trace.ErrorLog;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TriggersTest extends ReactorSpec {
  private final Deferred<Object> first = new Deferred<>();
  private final Deferred<Object> second = new Deferred<>();

  private Trigger onShutdown(Phase phase, Runnable trigger) {
    return reactor.addSystemEventTrigger(phase, SystemEvent.SHUTDOWN, trigger);
  }

  @Nested
  class OfShutdown {
    @Test
    void areMadePhaseByPhaseAndInTheirOrder() {
      onShutdown(Phase.AFTER, event("after"));
      onShutdown(Phase.DURING, event("during"));
      onShutdown(Phase.BEFORE, event("before 1"));
      onShutdown(Phase.BEFORE, event("before 2"));
      run(reactor::stop);
      assertThat(events).containsExactly("before 1", "before 2", "during", "after");
    }

    @Test
    void areMadeOnTheReactorsThread() {
      for (Phase phase : Phase.values()) {
        onShutdown(phase, () -> events.add(reactor.onReactorThread()));
      }
      run(reactor::stop);
      assertThat(events).containsExactly(true, true, true);
    }

    @Test
    void beforeItTheReactorRunsAndDuringItNoLonger() {
      for (Phase phase : Phase.values()) {
        onShutdown(phase, () -> events.add(reactor.running()));
      }
      run(reactor::stop);
      assertThat(events).containsExactly(true, false, false);
    }

    @Test
    void addedByOneOfThePhaseAreMadeToo() {
      onShutdown(Phase.BEFORE, () -> onShutdown(Phase.BEFORE, event("added")));
      run(reactor::stop);
      assertThat(events).containsExactly("added");
    }

    @Test
    void followOnlyAfterWhatIsDueInTheTurnOfTheStop() {
      onShutdown(Phase.BEFORE, event("before"));
      run(reactor::stop, event("this turn"));
      assertThat(events).containsExactly("this turn", "before");
    }

    @Test
    void thatThrowAreReportedAndTheOthersMade() {
      RuntimeException error = new RuntimeException("oops");
      onShutdown(
          Phase.BEFORE,
          () -> {
            throw error;
          });
      onShutdown(Phase.BEFORE, event("next"));
      run(reactor::stop);
      assertThat(events).containsExactly("next");
      assertThat(drainErrors())
          .containsExactly(new ErrorLog.Entry("a trigger before shutdown failed", error));
    }
  }

  @Nested
  class ThatReturnDeferreds {
    private void awaitBoth() {
      reactor.addSystemEventTriggerDeferred(SystemEvent.SHUTDOWN, () -> first);
      reactor.addSystemEventTriggerDeferred(SystemEvent.SHUTDOWN, () -> second);
      onShutdown(Phase.DURING, event("during"));
    }

    @Test
    void areAllAwaited() {
      awaitBoth();
      run(
          reactor::stop,
          () -> reactor.callLater(SHORT.multipliedBy(2), () -> first.callback(1)),
          () -> reactor.callLater(SHORT, () -> second.callback(2)));
      assertThat(events).containsExactly("during");
    }

    @Test
    void holdTheStopUpWhileTheLoopGoesOn() {
      awaitBoth();
      Runnable fireBoth =
          () -> {
            events.add(reactor.running() ? "still running" : "stopped");
            first.callback(1);
            second.callback(2);
          };
      Runnable fromThread =
          () -> {
            events.add("from thread");
            reactor.callLater(SHORT, fireBoth);
          };
      Runnable timer =
          () -> {
            events.add("timer");
            reactor.callFromThread(fromThread);
          };
      run(reactor::stop, () -> reactor.callLater(SHORT, timer));
      assertThat(events).containsExactly("timer", "from thread", "still running", "during");
    }

    @Test
    void thatFailAreReportedAndTheStopGoesOn() {
      Exception error = new Exception("oops");
      reactor.addSystemEventTriggerDeferred(SystemEvent.SHUTDOWN, () -> Deferreds.fail(error));
      onShutdown(Phase.DURING, event("during"));
      run(reactor::stop);
      assertThat(events).containsExactly("during");
      assertThat(drainErrors())
          .containsExactly(new ErrorLog.Entry("a trigger before shutdown failed", error));
    }

    @Test
    void refuseAnotherStopMeanwhile() {
      awaitBoth();
      run(
          reactor::stop,
          () ->
              reactor.callLater(
                  SHORT,
                  () -> {
                    assertThatThrownBy(reactor::stop).isInstanceOf(ReactorNotRunning.class);
                    events.add("refused");
                    first.callback(1);
                    second.callback(2);
                  }));
      assertThat(events).containsExactly("refused", "during");
    }

    @Test
    void leaveACrashAsAWayOut() {
      awaitBoth();
      run(reactor::stop, () -> reactor.callLater(SHORT, reactor::crash));
      assertThat(events).isEmpty();
    }
  }

  @Nested
  class OfStartup {
    private void onStartup(Phase phase, Runnable trigger) {
      reactor.addSystemEventTrigger(phase, SystemEvent.STARTUP, trigger);
    }

    @Test
    void areMadePhaseByPhase() {
      onStartup(Phase.AFTER, event("after"));
      onStartup(Phase.DURING, event("during"));
      onStartup(Phase.BEFORE, event("before"));
      run(reactor::stop);
      assertThat(events).containsExactly("before", "during", "after");
    }

    @Test
    void beforeItTheReactorDoesNotRunYet() {
      onStartup(Phase.BEFORE, () -> events.add(reactor.running()));
      onStartup(Phase.DURING, () -> events.add(reactor.running()));
      run(reactor::stop);
      assertThat(events).containsExactly(false, true);
    }

    @Test
    void mayHoldTheStartUpWhileTheLoopGoesOn() {
      reactor.addSystemEventTriggerDeferred(SystemEvent.STARTUP, () -> first);
      reactor.callLater(SHORT, event("timer"));
      reactor.callLater(SHORT.multipliedBy(2), () -> first.callback("ready"));
      run(event("running"), reactor::stop);
      assertThat(events).containsExactly("timer", "running");
    }

    @Test
    void mayStopTheReactorBeforeItRuns() {
      reactor.addSystemEventTriggerDeferred(SystemEvent.STARTUP, () -> first);
      reactor.callLater(SHORT, reactor::stop);
      onShutdown(Phase.AFTER, event("stopped"));
      run(event("running"));
      assertThat(events).containsExactly("stopped");
    }
  }

  @Nested
  class ThatAreRemoved {
    @Test
    void areNotMade() {
      onShutdown(Phase.BEFORE, event("removed")).remove();
      run(reactor::stop);
      assertThat(events).isEmpty();
    }

    @Test
    void cannotBeRemovedAgain() {
      Trigger trigger = onShutdown(Phase.BEFORE, event("removed"));
      trigger.remove();
      assertThatThrownBy(trigger::remove)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("this trigger was made or removed before");
    }

    @Test
    void cannotHaveBeenMade() {
      Trigger trigger = onShutdown(Phase.BEFORE, event("made"));
      run(reactor::stop);
      assertThatThrownBy(trigger::remove).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void mayBeRemovedByAnother() {
      Trigger[] later = new Trigger[1];
      onShutdown(Phase.BEFORE, () -> later[0].remove());
      later[0] = onShutdown(Phase.DURING, event("removed"));
      run(reactor::stop);
      assertThat(events).isEmpty();
    }
  }
}
