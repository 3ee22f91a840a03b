// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallFromThreadTest extends ReactorSpec {

  @Test
  void isMadeOnTheReactorsThread() {
    inThread(
        "worker",
        () -> {
          reactor.callFromThread(() -> events.add(Thread.currentThread()));
          return null;
        });
    run(() -> reactor.callFromThread(reactor::stop));
    assertThat(events).containsExactly(Thread.currentThread());
  }

  @Test
  void isMadeInTheOrderOfTheCalls() {
    run(
        () -> {
          reactor.callFromThread(event(1));
          reactor.callFromThread(event(2));
          reactor.callFromThread(reactor::stop);
        });
    assertThat(events).containsExactly(1, 2);
  }

  @Test
  void isMadeLaterAlsoOnTheReactorsOwnThread() {
    run(
        () -> {
          reactor.callFromThread(event("from thread"));
          events.add("returned");
          stopLater();
        });
    assertThat(events).containsExactly("returned", "from thread");
  }

  @Test
  void oneMadeInOneIsForTheNextTurnAfterTheDelayedCallsOfThisOne() {
    run(
        () ->
            reactor.callFromThread(
                () -> {
                  reactor.callFromThread(event("next turn"));
                  reactor.callFromThread(reactor::stop);
                  reactor.callLater(Duration.ZERO, event("this turn"));
                }));
    assertThat(events).containsExactly("this turn", "next turn");
  }

  @Test
  void anErrorIsReportedAndTheLoopGoesOn() {
    Exception error = new IllegalArgumentException("from a thread");
    run(
        () -> {
          reactor.callFromThread(
              () -> {
                throw (RuntimeException) error;
              });
          reactor.callFromThread(reactor::stop);
        });
    assertThat(drainErrors())
        .containsExactly(new ErrorLog.Entry("a call from a thread failed", error));
  }

  @Test
  void afterTheStopItIsNoLongerMade() {
    run(reactor::stop);
    reactor.callFromThread(event("too late"));
    assertThat(events).isEmpty();
  }
}
