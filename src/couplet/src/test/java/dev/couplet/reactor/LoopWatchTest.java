// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.Coroutine;
import dev.couplet.slow.SlowCallback;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoopWatchTest extends ReactorSpec {
  private final VirtualClock clock = new VirtualClock();
  private final SlowCallback slow = new SlowCallback();
  private final List<BlockedLoop> seen = new ArrayList<>();
  private boolean coroutine;

  private LoopWatch watch() {
    return ((ReactorBase) reactor).watch(Duration.ofSeconds(1), seen::add, clock::nanoTime);
  }

  /** Looks at the times given while the callback holds the reactor. */
  private void lookWhileHeld(double... seconds) {
    lookWhileHeldBy(slow::hold, seconds);
  }

  private void lookWhileHeldBy(Runnable callback, double... seconds) {
    LoopWatch watch = watch();
    Thread loop = Thread.currentThread();
    Thread observer =
        new Thread(
            () -> {
              slow.awaitBegin();
              while (coroutine && Coroutine.runnerFor(loop) == loop) {
                Thread.onSpinWait(); // The loop's thread is on its way to stand still.
              }
              for (double second : seconds) {
                clock.advance(Duration.ofMillis(Math.round(second * 1000) - millis()));
                watch.check();
              }
              slow.end();
            });
    run(observer::start, callback, reactor::stop);
  }

  private long millis() {
    return clock.nanoTime() / 1_000_000;
  }

  @Nested
  class ACallThatHoldsTheReactor {
    @Test
    void isNotSeenBeforeTheLimit() {
      lookWhileHeld(0, 0.9);
      assertThat(seen).isEmpty();
    }

    @Test
    void isSeenAtTheLimit() {
      lookWhileHeld(0, 1);
      assertThat(seen).extracting(BlockedLoop::held).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void isSeenAgainWhenTheTimeHasDoubled() {
      lookWhileHeld(0, 1, 1.5, 2, 3, 4);
      assertThat(seen)
          .extracting(BlockedLoop::held)
          .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void isNamedWithItsLineAndTime() {
      lookWhileHeld(0, 1.25);
      assertThat(seen)
          .singleElement()
          .hasToString(
              "dev.couplet.slow.SlowCallback.hold (SlowCallback.java:13) has held the reactor for"
                  + " 1.250 s");
    }

    @Test
    void isNamedForItsMethodIfItIsALambda() {
      lookWhileHeldBy(slow.holder(), 0, 1);
      assertThat(seen)
          .singleElement()
          .asString()
          .startsWith("a lambda in dev.couplet.slow.SlowCallback.holder (SlowCallback.java:");
    }

    @Test
    void isNamedForThePartOfTheProgramIfTheLibraryCallsThat() {
      LoopingCall loop = new LoopingCall(reactor, slow::hold);
      lookWhileHeldBy(
          () -> loop.start(Duration.ofSeconds(1)).addErrbackVoid(failure -> {}).cancel(), 0, 1);
      assertThat(seen)
          .singleElement()
          .asString()
          .startsWith("dev.couplet.slow.SlowCallback.hold (");
    }

    @Test
    void isNamedIfACoroutineMakesIt() {
      coroutine = true;
      lookWhileHeldBy(
          () ->
              Coroutine.start(
                  () -> {
                    slow.hold();
                    return null;
                  }),
          0,
          1);
      assertThat(seen)
          .singleElement()
          .asString()
          .startsWith("dev.couplet.slow.SlowCallback.hold (");
    }

    @Test
    void isNamedWhereTheThreadIs() {
      lookWhileHeld(0, 1);
      assertThat(seen.get(0).stack())
          .extracting(StackTraceElement::getMethodName)
          .contains("hold", "run");
    }

    @Test
    void mayBeReportedAsAnError() {
      lookWhileHeld(0, 1);
      seen.get(0).report();
      assertThat(drainErrors())
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.what()).contains("has held the reactor for 1.000 s");
                assertThat(entry.error().getStackTrace()).isNotEmpty();
              });
    }
  }

  @Nested
  class AReactorThat {
    @Test
    void makesOneShortCallAfterAnotherIsNotSeen() {
      LoopWatch watch = watch();
      Runnable look =
          () -> {
            clock.advance(Duration.ofSeconds(2));
            watch.check();
          };
      run(
          () -> {
            for (int i = 0; i < 5; i++) {
              reactor.callFromThread(look);
            }
            reactor.callFromThread(reactor::stop);
          });
      assertThat(seen).isEmpty();
    }

    @Test
    void doesNotRunIsNotSeen() {
      LoopWatch watch = watch();
      run(reactor::stop);
      watch.check();
      clock.advance(Duration.ofSeconds(5));
      watch.check();
      assertThat(seen).isEmpty();
    }
  }

  @Nested
  class AWatchWithAThreadOfItsOwn {
    @Test
    void seesACallThatHoldsTheReactor() {
      try (LoopWatch watch =
          reactor.watch(
              Duration.ofMillis(4),
              blocked -> {
                seen.add(blocked);
                slow.end();
              })) {
        run(slow::hold, reactor::stop);
      }
      assertThat(seen).isNotEmpty();
    }

    @Test
    void needsALimit() {
      assertThatThrownBy(() -> reactor.watch(Duration.ZERO, seen::add))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("limit <= 0: PT0S");
    }
  }
}
