// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.couplet.clock.DelayedCall;
import org.junit.jupiter.api.Test;

class WrongThreadTest extends ReactorSpec {

  /** Returns what {@code use} throws in a thread of its own while the reactor runs. */
  private Object thrownInThread(Runnable use) {
    Object[] thrown = new Object[1];
    run(() -> thrown[0] = inThread("worker-2", () -> catchThrowable(use::run)), reactor::stop);
    return thrown[0];
  }

  @Test
  void callLaterIsRefused() {
    assertThat(thrownInThread(() -> reactor.callLater(SHORT, event("never"))))
        .hasToString(
            "dev.couplet.reactor.WrongThread: callLater called on thread worker-2; use callFromThread");
  }

  @Test
  void callWhenRunningIsRefused() {
    assertThat(thrownInThread(() -> reactor.callWhenRunning(event("never"))))
        .hasToString(
            "dev.couplet.reactor.WrongThread: callWhenRunning called on thread worker-2; use callFromThread");
  }

  @Test
  void stopIsRefused() {
    assertThat(thrownInThread(reactor::stop))
        .hasToString(
            "dev.couplet.reactor.WrongThread: stop called on thread worker-2; use callFromThread");
  }

  @Test
  void idleIsRefused() {
    assertThat(thrownInThread(reactor::idle))
        .hasToString(
            "dev.couplet.reactor.WrongThread: idle called on thread worker-2; use callFromThread");
  }

  @Test
  void runIsRefused() {
    assertThat(thrownInThread(reactor::run)).isInstanceOf(ReactorAlreadyRunning.class);
  }

  @Test
  void cancellingADelayedCallIsRefused() {
    DelayedCall call = reactor.callLater(NEVER, event("never"));
    assertThat(thrownInThread(call::cancel))
        .hasToString(
            "dev.couplet.reactor.WrongThread: cancel called on thread worker-2; use callFromThread");
  }

  @Test
  void callFromThreadIsAccepted() {
    run(
        () ->
            inThread(
                "worker",
                () -> {
                  reactor.callFromThread(event("called"));
                  return null;
                }),
        this::stopLater);
    assertThat(events).containsExactly("called");
  }

  @Test
  void runningIsAnswered() {
    run(() -> events.add(inThread("worker", reactor::running)), reactor::stop);
    assertThat(events).containsExactly(true);
  }

  @Test
  void onReactorThreadIsAnswered() {
    run(
        () -> events.add(inThread("worker", reactor::onReactorThread)),
        () -> events.add(reactor.onReactorThread()),
        reactor::stop);
    assertThat(events).containsExactly(false, true);
  }
}
