// SPDX-License-Identifier: Apache-2.0
package dev.couplet.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.couplet.defer.Deferred;
import dev.couplet.memory.NeverStopped.EndlessCalls;
import dev.couplet.memory.NeverStopped.NothingLeft;
import dev.couplet.memory.NeverStopped.TimeLimitReached;
import dev.couplet.reactor.ReactorAlreadyRunning;
import dev.couplet.reactor.SystemEvent;
import dev.couplet.reactor.Threads;
import dev.couplet.task.Tasks;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryReactorTest {
  private final MemoryReactor reactor = new MemoryReactor();
  private final List<Object> events = new ArrayList<>();

  private void note() {
    events.add(reactor.seconds());
  }

  private void tickEvery(Duration interval) {
    note();
    reactor.callLater(interval, () -> tickEvery(interval));
  }

  @Nested
  class WhenRun {
    @Test
    void eachCallSeesItsOwnTime() {
      reactor.callLater(Duration.ofSeconds(1), MemoryReactorTest.this::note);
      reactor.callLater(Duration.ofMinutes(2), MemoryReactorTest.this::note);
      reactor.callLater(Duration.ofMinutes(3), reactor::stop);
      reactor.run();
      assertThat(events).containsExactly(1.0, 120.0);
    }

    @Test
    void theTimeStandsWhereItWasStopped() {
      reactor.callLater(Duration.ofMinutes(3), reactor::stop);
      reactor.run();
      assertThat(reactor.seconds()).isEqualTo(180);
    }

    @Test
    void callsDueAtOneInstantAreMadeInTheOrderInWhichTheyWereAskedFor() {
      reactor.callLater(Duration.ofSeconds(1), () -> events.add(1));
      reactor.callLater(Duration.ofSeconds(1), () -> events.add(2));
      reactor.callLater(Duration.ofSeconds(1), reactor::stop);
      reactor.run();
      assertThat(events).containsExactly(1, 2);
    }
  }

  @Nested
  class WhenNothingStopsIt {
    @Test
    void itSaysThatNothingIsLeft() {
      reactor.callLater(Duration.ofSeconds(3), MemoryReactorTest.this::note);
      assertThatThrownBy(reactor::run)
          .isInstanceOf(NothingLeft.class)
          .hasMessage(
              "at second 3.0 nothing is left that could happen, and the reactor was not stopped; "
                  + "call stop() when all is done");
    }

    @Test
    void itNoLongerRunsAfterwards() {
      catchThrowable(reactor::run);
      assertThat(reactor.running()).isFalse();
    }

    @Test
    void aTickerIsEndedAtTheTimeLimit() {
      reactor.timeLimit(Duration.ofSeconds(3));
      reactor.callWhenRunning(() -> tickEvery(Duration.ofSeconds(1)));
      assertThatThrownBy(reactor::run)
          .isInstanceOf(TimeLimitReached.class)
          .hasMessage(
              "the reactor was not stopped within 3.0 s of virtual time, and calls are still to"
                  + " come; call stop() when all is done");
      assertThat(events).containsExactly(0.0, 1.0, 2.0, 3.0);
    }

    @Test
    void withoutALimitSetATickerIsEndedAfterAnHour() {
      reactor.callWhenRunning(() -> tickEvery(Duration.ofMinutes(20)));
      catchThrowable(reactor::run);
      assertThat(events).containsExactly(0.0, 1200.0, 2400.0, 3600.0);
    }

    @Test
    void callsWithoutDelayAreEndedToo() {
      reactor.callWhenRunning(() -> endless());
      assertThatThrownBy(reactor::run)
          .isInstanceOf(EndlessCalls.class)
          .hasMessage(
              "more than 1,000,000 calls were made at second 0.0; does one schedule itself without"
                  + " a delay?");
    }

    @Test
    void callsFromThreadsThatFollowEachOtherAreEndedToo() {
      reactor.callFromThread(() -> endlessFromThread());
      assertThatThrownBy(reactor::run).isInstanceOf(EndlessCalls.class);
    }

    @Test
    void aNegativeLimitIsRefused() {
      assertThatThrownBy(() -> reactor.timeLimit(Duration.ofSeconds(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("limit < 0: PT-1S");
    }

    private void endless() {
      reactor.callLater(Duration.ZERO, this::endless);
    }

    private void endlessFromThread() {
      reactor.callFromThread(this::endlessFromThread);
    }
  }

  @Nested
  class WhenAnAttemptToConnectFailsAtOnce {
    @Test
    void itsChannelIsClosed() throws IOException {
      SocketChannel channel = reactor.channels().openSocketChannel();
      channel.configureBlocking(false);
      assertThatThrownBy(() -> channel.connect(new InetSocketAddress("203.0.113.1", 7)))
          .isInstanceOf(NoRouteToHostException.class);
      assertThat(channel.isOpen()).isFalse();
    }
  }

  @Nested
  class WhenACallTakesTime {
    @Test
    void whatIsDueMeanwhileIsLate() {
      reactor.callLater(Duration.ofSeconds(1), () -> reactor.takeTime(Duration.ofSeconds(3)));
      reactor.callLater(Duration.ofSeconds(2), MemoryReactorTest.this::note);
      reactor.callLater(Duration.ofSeconds(5), MemoryReactorTest.this::note);
      reactor.advance(Duration.ofSeconds(6));
      assertThat(events).containsExactly(4.0, 5.0);
    }

    @Test
    void theCallItselfSeesTheTimePass() {
      reactor.callLater(
          Duration.ofSeconds(1),
          () -> {
            note();
            reactor.takeTime(Duration.ofSeconds(3));
            note();
            reactor.stop();
          });
      reactor.run();
      assertThat(events).containsExactly(1.0, 4.0);
    }

    @Test
    void aNegativeSpanIsRefused() {
      assertThatThrownBy(() -> reactor.takeTime(Duration.ofSeconds(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("span < 0: PT-1S");
    }
  }

  @Nested
  class WhenAdvanced {
    @Test
    void eachCallSeesItsOwnTime() {
      reactor.callLater(Duration.ofSeconds(1), MemoryReactorTest.this::note);
      reactor.callLater(Duration.ofSeconds(2), MemoryReactorTest.this::note);
      reactor.advance(Duration.ofSeconds(2));
      assertThat(events).containsExactly(1.0, 2.0);
    }

    @Test
    void whatACallSchedulesWithinTheSpanIsMadeToo() {
      tickEvery(Duration.ofSeconds(1));
      reactor.advance(Duration.ofSeconds(2));
      assertThat(events).containsExactly(0.0, 1.0, 2.0);
    }

    @Test
    void whatIsDueLaterWaits() {
      reactor.callLater(Duration.ofSeconds(3), MemoryReactorTest.this::note);
      reactor.advance(Duration.ofSeconds(2));
      assertThat(events).isEmpty();
      assertThat(reactor.seconds()).isEqualTo(2);
    }

    @Test
    void callsFromThreadsAreMade() {
      reactor.callFromThread(() -> reactor.callFromThread(MemoryReactorTest.this::note));
      reactor.advance(Duration.ZERO);
      assertThat(events).containsExactly(0.0);
    }

    @Test
    void itDoesNotRun() {
      reactor.callLater(Duration.ZERO, () -> events.add(reactor.running()));
      reactor.advance(Duration.ZERO);
      assertThat(events).containsExactly(false);
    }

    @Test
    void advanceWithinItIsRefused() {
      reactor.callLater(
          Duration.ZERO, () -> events.add(catchThrowable(() -> reactor.advance(Duration.ZERO))));
      reactor.advance(Duration.ZERO);
      assertThat(events).singleElement().isInstanceOf(ReactorAlreadyRunning.class);
    }

    @Test
    void aNegativeSpanIsRefused() {
      assertThatThrownBy(() -> reactor.advance(Duration.ofSeconds(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("span < 0: PT-1S");
    }

    @Test
    void endlessCallsWithoutDelayAreEnded() {
      tickEvery(Duration.ZERO);
      assertThatThrownBy(() -> reactor.advance(Duration.ofSeconds(1)))
          .isInstanceOf(EndlessCalls.class);
    }
  }

  @Nested
  class WithWorkInThreads {
    private final CountDownLatch goOn = new CountDownLatch(1);

    private Runnable work(Runnable result) {
      return () -> {
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
        reactor.callFromThread(result);
      };
    }

    @Test
    void theTimeStandsStillUntilThatIsDone() {
      reactor.callInThread(work(MemoryReactorTest.this::note));
      reactor.callLater(Duration.ZERO, goOn::countDown);
      reactor.callLater(Duration.ofSeconds(5), reactor::stop);
      reactor.run();
      assertThat(events).containsExactly(0.0);
    }

    @Test
    void somethingIsLeftThatCouldHappen() {
      reactor.callInThread(work(reactor::stop));
      reactor.callLater(Duration.ZERO, goOn::countDown);
      reactor.run();
      assertThat(reactor.running()).isFalse();
    }

    @Test
    void advanceWaitsForItToo() {
      reactor.callInThread(work(MemoryReactorTest.this::note));
      reactor.callLater(Duration.ofSeconds(1), goOn::countDown);
      goOn.countDown();
      reactor.advance(Duration.ofSeconds(2));
      assertThat(events).containsExactly(0.0);
    }

    @Test
    void theTimeMovesOnWhileAThreadWaitsForTheReactor() throws Exception {
      Threads.deferToThread(
              reactor,
              () ->
                  Threads.blockingCallFromThreadDeferred(
                      reactor,
                      () -> Tasks.deferLater(reactor, Duration.ofSeconds(3), reactor::seconds)))
          .addCallbackVoid(
              seconds -> {
                events.add(seconds);
                reactor.stop();
              });
      reactor.run();
      assertThat(events).containsExactly(3.0);
    }
  }

  @Nested
  class WhenAStopWaits {
    @Test
    void forADeferredThatNeverFiresItSaysSo() {
      reactor.addSystemEventTriggerDeferred(SystemEvent.SHUTDOWN, Deferred::new);
      reactor.callLater(Duration.ofSeconds(1), reactor::stop);
      assertThatThrownBy(reactor::run)
          .isInstanceOf(NothingLeft.class)
          .hasMessage(
              "at second 1.0 nothing is left that could happen, and the reactor waits for what a"
                  + " trigger before shutdown returned; fire that Deferred");
    }

    @Test
    void theTimeGoesOn() {
      reactor.addSystemEventTriggerDeferred(
          SystemEvent.SHUTDOWN, () -> Tasks.deferLater(reactor, Duration.ofSeconds(2)));
      reactor.callLater(Duration.ofSeconds(1), reactor::stop);
      reactor.run();
      assertThat(reactor.seconds()).isEqualTo(3);
    }
  }
}
