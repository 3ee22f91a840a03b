// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Recording;
import dev.couplet.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a trace tells of a reactor. */
class ReactorTraceTest {
  private final MemoryReactor reactor = new MemoryReactor();

  private static List<String> told(Trace trace) {
    return trace.events().stream().skip(1).map(event -> told(trace, event)).toList();
  }

  private static String told(Trace trace, Event event) {
    String kind = event.kind().inFile();
    String of = event.of() == null ? "" : " " + event.of();
    return event.kind().ends()
        ? kind + " " + trace.event(event.cause()).kind().inFile()
        : kind + of;
  }

  @Nested
  class ARun {
    @Test
    void isToldFromItsBeginningToItsEndTurnByTurn() {
      Trace trace =
          Trace.recordVirtualTime(
              () -> {
                reactor.callLater(Duration.ofMillis(100), reactor::stop);
                reactor.run();
              });
      assertThat(told(trace))
          .containsSubsequence("call-made c1", "loop r1", "turn r1", "end turn")
          .endsWith("turn r1", "call-run c1", "stop r1", "end call-run", "end turn", "end loop");
    }

    @Test
    void thatIsBrokenOffIsToldToItsEndToo() {
      try (Recording recording = Trace.startVirtualTime()) {
        reactor.callLater(Duration.ZERO, reactor::crash);
        reactor.run();
        assertThat(told(recording.end())).endsWith("end turn", "end loop");
      }
    }

    @Test
    void thatFailsIsToldToItsEndToo() {
      try (Recording recording = Trace.startVirtualTime()) {
        reactor.callLater(Duration.ZERO, () -> {});
        assertThat(org.assertj.core.api.Assertions.catchThrowable(reactor::run)).isNotNull();
        assertThat(told(recording.end())).endsWith("end turn", "end loop");
      }
    }

    @Test
    void knowsTheLineThatBeganAndTheOneThatStoppedIt() {
      Trace trace =
          Trace.record(
              () -> {
                reactor.callWhenRunning(() -> reactor.stop());
                reactor.run();
              });
      assertThat(trace.events())
          .filteredOn(event -> event.kind() == Kind.LOOP || event.kind() == Kind.STOP)
          .hasSize(2)
          .allSatisfy(event -> assertThat(event.place()).startsWith("ReactorTraceTest.java:"));
    }

    @Test
    void isOfAnotherLoopInAnotherRecording() {
      for (int i = 0; i < 2; i++) {
        Trace trace = Trace.record(() -> reactor.advance(Duration.ofMillis(1)));
        assertThat(told(trace)).isEmpty();
        reactor.callLater(Duration.ZERO, () -> {});
        trace = Trace.record(() -> reactor.advance(Duration.ofMillis(1)));
        assertThat(told(trace)).containsExactly("turn r1", "end turn");
      }
    }
  }

  @Nested
  class Turns {
    @Test
    void holdAllThatIsDueAtOnce() {
      Trace trace =
          Trace.recordVirtualTime(
              () -> {
                reactor.callLater(Duration.ofMillis(10), () -> {});
                reactor.callLater(Duration.ofMillis(10), () -> {});
                reactor.callLater(Duration.ofMillis(20), () -> {});
                reactor.advance(Duration.ofMillis(50));
              });
      assertThat(told(trace))
          .endsWith(
              "turn r1",
              "call-run c1",
              "end call-run",
              "call-run c2",
              "end call-run",
              "end turn",
              "turn r1",
              "call-run c3",
              "end call-run",
              "end turn");
    }

    @Test
    void endBeforeTheTimeMovesOn() {
      Trace trace =
          Trace.recordVirtualTime(
              () -> {
                reactor.callLater(Duration.ofMillis(10), () -> {});
                reactor.advance(Duration.ofMillis(50));
              });
      Event end = trace.events().get(trace.events().size() - 1);
      assertThat(end.nanos()).isEqualTo(10_000_000);
    }

    @Test
    void onARealSelectorBeginWhenItHasWoken() {
      SelectReactor real = new SelectReactor();
      Trace trace =
          Trace.record(
              () -> {
                real.callLater(Duration.ofMillis(20), real::stop);
                real.run();
              });
      List<Event> turns =
          trace.events().stream().filter(event -> event.kind() == Kind.TURN).toList();
      assertThat(turns.get(turns.size() - 1).nanos()).isGreaterThan(20_000_000);
    }
  }

  @Nested
  class OtherThreads {
    @Test
    void areSeenWhenTheyHandACallToTheLoop() {
      SelectReactor real = new SelectReactor();
      Trace trace =
          Trace.record(
              () -> {
                real.callWhenRunning(
                    () -> new Thread(() -> real.callFromThread(real::stop), "a helper").start());
                real.run();
              });
      Event made = only(trace, Kind.CALL_MADE, "callFromThread");
      assertThat(made.thread()).isEqualTo(2);
      assertThat(trace.events())
          .filteredOn(event -> event.kind() == Kind.THREAD)
          .extracting(Event::text)
          .endsWith("a helper");
      assertThat(trace.events())
          .filteredOn(event -> event.kind() == Kind.CALL_RUN && event.cause() == made.id())
          .extracting(Event::thread)
          .containsExactly(1);
    }

    @Test
    void ofTheReactorsPoolAreFollowedThereAndBack() {
      SelectReactor real = new SelectReactor();
      Trace trace =
          Trace.record(
              () -> {
                Threads.deferToThread(real, () -> "done").addCallbackVoid(done -> real.stop());
                real.run();
              });
      Event there = only(trace, Kind.CALL_MADE, "callInThread");
      Event back = only(trace, Kind.CALL_MADE, "callFromThread");
      assertThat(there.thread()).isEqualTo(1);
      assertThat(back.thread()).isEqualTo(2);
      Event work = trace.event(back.cause());
      assertThat(work.kind()).isEqualTo(Kind.CALL_RUN);
      assertThat(work.cause()).isEqualTo(there.id());
    }

    @Test
    void thatUseTheReactorAreSeenToBeRefused() throws InterruptedException {
      SelectReactor real = new SelectReactor();
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Trace trace =
          Trace.record(
              () -> {
                CountDownLatch refused = new CountDownLatch(1);
                real.callWhenRunning(
                    () ->
                        new Thread(
                                () -> {
                                  try {
                                    real.callLater(Duration.ZERO, () -> {});
                                  } catch (WrongThread e) {
                                    thrown.set(e);
                                  }
                                  refused.countDown();
                                  real.callFromThread(real::stop);
                                })
                            .start());
                real.run();
              });
      assertThat(thrown.get()).isInstanceOf(WrongThread.class);
      assertThat(only(trace, Kind.WRONG_THREAD, "callLater").thread()).isEqualTo(2);
    }

    @Test
    void thatWaitForAReactorAreToldThatItHasEnded() throws InterruptedException {
      SelectReactor real = new SelectReactor();
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Recording recording = Trace.start();
      Thread[] late = new Thread[1];
      real.callWhenRunning(
          () -> {
            real.stop();
            late[0] =
                new Thread(
                    () -> {
                      try {
                        Threads.<Object>blockingCallFromThreadDeferred(
                            real, () -> new dev.couplet.defer.Deferred<>());
                      } catch (Exception e) {
                        thrown.set(e);
                      }
                    });
            late[0].start();
          });
      real.run();
      late[0].join();
      recording.end();
      assertThat(thrown.get()).isInstanceOf(ReactorNotRunning.class);
    }
  }

  private static Event only(Trace trace, Kind kind, String text) {
    List<Event> found =
        trace.events().stream()
            .filter(event -> event.kind() == kind && text.equals(event.text()))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
