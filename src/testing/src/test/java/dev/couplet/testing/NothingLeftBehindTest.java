// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.Deferreds;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.trace.ErrorLog;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class NothingLeftBehindTest {

  private static Events play(Class<?> tests, String test) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(tests, method(tests, test)))
        .execute()
        .testEvents();
  }

  private static Method method(Class<?> tests, String name) {
    return Stream.of(tests.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findAny()
        .orElseThrow();
  }

  @Nested
  class ATestThatLeaves {
    @Test
    void nothingPasses() {
      play(Samples.class, "leavesNothing").assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void aDelayedCallOfTheReactorFails() {
      play(Samples.class, "leavesACallOfTheReactor")
          .assertThatEvents()
          .haveExactly(
              1,
              finishedWithFailure(message("the test left behind:\n- DelayedCall[due in 3.000 s]")));
    }

    @Test
    void aDelayedCallOfTheClockFails() {
      play(Samples.class, "leavesACallOfTheClock")
          .assertThatEvents()
          .haveExactly(
              1,
              finishedWithFailure(message("the test left behind:\n- DelayedCall[due in 4.000 s]")));
    }

    @Test
    void anErrorFailsAndShowsItsTrace() {
      play(Samples.class, "leavesAnError")
          .assertThatEvents()
          .haveExactly(
              1,
              finishedWithFailure(
                  message(
                      "the test left behind:\n"
                          + "- a delayed call failed: java.lang.RuntimeException: oops"),
                  suppressed(0, message("oops"))));
    }

    @Test
    void aFailureThatNobodyHandledFails() {
      play(Samples.class, "leavesAFailure")
          .assertThatEvents()
          .haveExactly(
              1,
              finishedWithFailure(
                  message(text -> text.startsWith("the test left behind:\n- ")),
                  suppressed(0, message("nobody cares"))));
    }

    @Test
    void aFailureThatItHandledPasses() {
      play(Samples.class, "handlesItsFailure").assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void anErrorThatItDrainedPasses() {
      play(Samples.class, "drainsItsError").assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void anErrorOfItsSetUpFails() {
      play(WithSetUp.class, "passes")
          .assertThatEvents()
          .haveExactly(
              1,
              finishedWithFailure(
                  message(
                      "the test left behind:\n- set-up failed: java.lang.RuntimeException: early")));
    }

    @Test
    void aCallThatItsTearDownCancelsPasses() {
      play(WithTearDown.class, "leavesACall").assertStatistics(stats -> stats.succeeded(1));
    }
  }

  @Nested
  class ATestThatFails {
    @Test
    void isNotBlamedForItsCalls() {
      play(Samples.class, "failsWithACallPending")
          .assertThatEvents()
          .haveExactly(
              1,
              finishedWithFailure(
                  message("the reason"),
                  new Condition<>(
                      thrown -> thrown.getSuppressed().length == 0, "nothing suppressed")));
    }

    @Test
    void showsTheErrorsThatCameUp() {
      play(Samples.class, "failsAfterAnError")
          .assertThatEvents()
          .haveExactly(
              1,
              finishedWithFailure(
                  message("the reason"),
                  suppressed(
                      0,
                      message(
                          "the test left behind:\n- a call failed: java.lang.RuntimeException:"
                              + " oops"))));
    }
  }

  @Nested
  class TheParameters {
    @Test
    void ofOneTestAreTheSame() {
      play(WithConstructor.class, "getsTheSame").assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void ofAnotherTestAreOthers() {
      MemoryReactor first = WithConstructor.reactorOf("getsTheSame");
      assertThat(WithConstructor.reactorOf("getsTheSame")).isNotSameAs(first);
    }
  }

  @Nested
  class AfterTheTest {
    @Test
    void errorsAreNoLongerRecorded() {
      WithConstructor.reactorOf("getsTheSame");
      try (ErrorLog.Recording ours = ErrorLog.record()) {
        ErrorLog.report("a call failed", new RuntimeException("after the test"));
        assertThat(ours.drain()).hasSize(1);
      }
      assertThat(WithConstructor.lastErrors.drain()).isEmpty();
    }
  }

  @ExtendWith(NothingLeftBehind.class)
  static class Samples {
    @Test
    void leavesNothing(MemoryReactor reactor) {
      reactor.callLater(Duration.ofSeconds(1), reactor::stop);
      reactor.run();
    }

    @Test
    void leavesACallOfTheReactor(MemoryReactor reactor) {
      reactor.callLater(Duration.ofSeconds(3), () -> {});
    }

    @Test
    void leavesACallOfTheClock(VirtualClock clock) {
      clock.callLater(Duration.ofSeconds(4), () -> {});
    }

    @Test
    void leavesAnError(VirtualClock clock) {
      clock.callLater(
          Duration.ZERO,
          () -> {
            throw new RuntimeException("oops");
          });
      clock.advance(Duration.ZERO);
    }

    @Test
    void leavesAFailure() {
      Deferreds.fail(new RuntimeException("nobody cares"));
    }

    @Test
    void handlesItsFailure() {
      Deferreds.fail(new RuntimeException("nobody cares")).addErrbackVoid(failure -> {});
    }

    @Test
    void drainsItsError(ErrorLog.Recording errors) {
      ErrorLog.report("a call failed", new RuntimeException("oops"));
      assertThat(errors.drain()).hasSize(1);
    }

    @Test
    void failsWithACallPending(VirtualClock clock) {
      clock.callLater(Duration.ofSeconds(4), () -> {});
      throw new AssertionError("the reason");
    }

    @Test
    void failsAfterAnError() {
      ErrorLog.report("a call failed", new RuntimeException("oops"));
      throw new AssertionError("the reason");
    }
  }

  @ExtendWith(NothingLeftBehind.class)
  static class WithSetUp {
    @BeforeEach
    void fail() {
      ErrorLog.report("set-up failed", new RuntimeException("early"));
    }

    @Test
    void passes() {}
  }

  @ExtendWith(NothingLeftBehind.class)
  static class WithTearDown {
    @Test
    void leavesACall(MemoryReactor reactor) {
      reactor.callLater(Duration.ofSeconds(3), () -> {});
    }

    @AfterEach
    void cancel(MemoryReactor reactor) {
      reactor.delayedCalls().get(0).cancel();
    }
  }

  @ExtendWith(NothingLeftBehind.class)
  static class WithConstructor {
    private static MemoryReactor lastReactor;
    private static ErrorLog.Recording lastErrors;
    private final MemoryReactor own;

    WithConstructor(MemoryReactor reactor, ErrorLog.Recording errors) {
      own = reactor;
      lastReactor = reactor;
      lastErrors = errors;
    }

    static MemoryReactor reactorOf(String test) {
      play(WithConstructor.class, test).assertStatistics(stats -> stats.succeeded(1));
      return lastReactor;
    }

    @Test
    void getsTheSame(Reactor reactor) {
      assertThat(reactor).isSameAs(own);
    }
  }
}
