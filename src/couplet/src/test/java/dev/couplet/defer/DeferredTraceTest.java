// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.clock.VirtualClock;
import dev.couplet.task.LoopingCall;
import dev.couplet.trace.ErrorLog;
import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a trace tells of Deferreds. */
class DeferredTraceTest {

  private static List<String> told(Runnable body) {
    return told(Trace.record(body));
  }

  private static List<String> told(Trace trace) {
    return trace.events().stream().skip(1).map(DeferredTraceTest::told).toList();
  }

  private static String told(Event event) {
    return event.kind().inFile()
        + (event.of() == null ? "" : " " + event.of())
        + (event.amount() == Event.NO_AMOUNT ? "" : " " + event.amount())
        + (event.other() == null ? "" : " with " + event.other())
        + (event.text() == null ? "" : ": " + event.text());
  }

  private static Event first(Trace trace, Kind kind) {
    return trace.events().stream().filter(event -> event.kind() == kind).findFirst().orElseThrow();
  }

  private static Kind causeOf(Trace trace, Kind kind) {
    return trace.event(first(trace, kind).cause()).kind();
  }

  @Nested
  class AChain {
    @Test
    void isToldLinkByLink() {
      assertThat(
              told(
                  () -> {
                    Deferred<Integer> deferred = new Deferred<>();
                    deferred
                        .addCallback(n -> n + 1)
                        .addErrback(failure -> 0)
                        .addCallbackVoid(n -> {});
                    deferred.callback(7);
                  }))
          .containsExactly(
              "deferred-made d1",
              "callback-added d1 1: callback",
              "callback-added d1 2: errback",
              "callback-added d1 3: callback",
              "called-back d1: 7",
              "callback-run d1 1",
              "end: 8",
              "callback-run d1 3",
              "end: null");
    }

    @Test
    void tellsOfFailuresThrownAndHandled() {
      assertThat(
              told(
                  () -> {
                    Deferred<Integer> deferred = new Deferred<>();
                    deferred
                        .<Integer>addCallback(
                            n -> {
                              throw new IOException("no disk");
                            })
                        .addBoth(outcome -> 0);
                    deferred.callback(7);
                  }))
          .endsWith(
              "called-back d1: 7",
              "callback-run d1 1",
              "threw: IOException: no disk",
              "errback-run d1 2",
              "end: 0",
              "handled d1");
    }

    @Test
    void runsAtOnceWhatIsAddedLate() {
      assertThat(told(() -> Deferreds.succeed(7).addCallback(n -> n + 1)))
          .endsWith("callback-added d1 1: callback", "callback-run d1 1", "end: 8");
    }

    @Test
    void thatIsPausedTellsWhenItGoesOn() {
      assertThat(
              told(
                  () -> {
                    Deferred<Integer> deferred = new Deferred<>();
                    deferred.pause();
                    deferred.addCallback(n -> n + 1);
                    deferred.callback(7);
                    deferred.unpause();
                  }))
          .containsExactly(
              "deferred-made d1",
              "paused d1",
              "callback-added d1 1: callback",
              "called-back d1: 7",
              "unpaused d1",
              "callback-run d1 1",
              "end: 8");
    }

    @Test
    void knowsTheLinesOfTheProgramAndWhatTheyCalled() {
      Trace trace =
          Trace.record(() -> Deferreds.gather(List.of()).addErrback(failure -> List.of()));
      assertThat(first(trace, Kind.DEFERRED_MADE).by()).isEqualTo("Deferreds.gather");
      assertThat(first(trace, Kind.CALLBACK_ADDED).by()).isEqualTo("Deferred.addErrback");
      assertThat(trace.events())
          .filteredOn(event -> event.line() != null)
          .hasSize(3)
          .allSatisfy(event -> assertThat(event.place()).startsWith("DeferredTraceTest.java:"));
    }

    @Test
    void thatWasMadeBeforeTheRecordingIsNotInIt() {
      Deferred<Integer> deferred = new Deferred<>();
      assertThat(told(() -> deferred.addCallback(n -> n + 1).callback(7))).isEmpty();
    }

    @Test
    void thatTheLibraryMakesForItselfIsNotInIt() {
      VirtualClock clock = new VirtualClock();
      Trace trace =
          Trace.record(
              () -> {
                new LoopingCall(clock, () -> {}).start(Duration.ofSeconds(1), false);
                clock.advance(Duration.ofSeconds(3));
              });
      assertThat(trace.events())
          .filteredOn(event -> event.kind() == Kind.DEFERRED_MADE)
          .extracting(Event::by)
          .containsExactly("LoopingCall.start");
    }

    @Test
    void thatOutlivesTheRecordingGoesOn() {
      StringBuilder log = new StringBuilder();
      Deferred<Integer> deferred = new Deferred<>();
      Trace.record(() -> deferred.addCallbackVoid(log::append));
      List<Deferred<Integer>> made = new java.util.ArrayList<>();
      Trace.record(
          () -> {
            made.add(new Deferred<>());
            made.get(0).addCallbackVoid(log::append);
          });
      deferred.callback(1);
      made.get(0).callback(2);
      assertThat(log).hasToString("12");
    }
  }

  @Nested
  class Causes {
    @Test
    void leadFromACallbackToTheOneBeforeAndToTheFire() {
      Trace trace =
          Trace.record(
              () -> {
                Deferred<Integer> deferred = new Deferred<>();
                deferred.addCallback(n -> n + 1).addCallbackVoid(n -> Trace.note("here"));
                Trace.span("fire", () -> deferred.callback(7));
              });
      Event second = trace.event(first(trace, Kind.NOTE).cause());
      Event firstRun = trace.event(second.cause());
      Event fire = trace.event(firstRun.cause());
      assertThat(second.amount()).isEqualTo(2);
      assertThat(firstRun.kind()).isEqualTo(Kind.CALLBACK_RUN);
      assertThat(fire.kind()).isEqualTo(Kind.CALLED_BACK);
      assertThat(trace.event(fire.cause()).kind()).isEqualTo(Kind.SPAN);
    }

    @Test
    void leadFromOneThatWaitedToTheOneItWaitedFor() {
      Trace trace =
          Trace.record(
              () -> {
                Deferred<Integer> inner = new Deferred<>();
                Deferreds.succeed(1).addCallbackDeferred(one -> inner);
                inner.callback(7);
              });
      assertThat(causeOf(trace, Kind.WAITS)).isEqualTo(Kind.CALLBACK_RUN);
      Event cause = trace.event(first(trace, Kind.GOES_ON).cause());
      assertThat(told(cause)).isEqualTo("called-back d1: 7");
    }

    @Test
    void leadFromAGatheringToTheMemberThatDecidedIt() {
      Trace trace =
          Trace.record(
              () -> {
                Deferred<Integer> one = new Deferred<>();
                Deferred<Integer> two = new Deferred<>();
                Deferreds.gather(one, two);
                one.callback(1);
                two.callback(2);
              });
      Event fire = trace.events().get(trace.events().size() - 1);
      assertThat(told(fire)).isEqualTo("called-back d3: a collection of 2");
      assertThat(told(trace.event(fire.cause()))).isEqualTo("called-back d2: 2");
    }

    @Test
    void leadFromALateCallbackToItsAdding() {
      Trace trace = Trace.record(() -> Deferreds.succeed(7).addCallback(n -> n + 1));
      assertThat(causeOf(trace, Kind.CALLBACK_RUN)).isEqualTo(Kind.CALLBACK_ADDED);
    }
  }

  @Nested
  class WaitingForAnother {
    @Test
    void isToldWithBothOfThem() {
      assertThat(
              told(
                  () -> {
                    Deferred<Integer> inner = new Deferred<>();
                    Deferreds.succeed(1).addCallbackDeferred(one -> inner).addCallback(n -> n + 1);
                    inner.callback(7);
                  }))
          .endsWith(
              "callback-run d2 1",
              "end: a Deferred",
              "waits d2 with d1",
              "callback-added d2 2: callback",
              "called-back d1: 7",
              "goes-on d2 with d1: 7",
              "callback-run d2 2",
              "end: 8");
    }

    @Test
    void mayEndInItsFailure() {
      assertThat(
              told(
                  () -> {
                    Deferred<Integer> inner = new Deferred<>();
                    Deferreds.succeed(1).addCallbackDeferred(one -> inner).addErrback(failure -> 0);
                    inner.errback(new IOException("no route"));
                  }))
          .endsWith(
              "failed d1: IOException: no route",
              "goes-on-failed d2 with d1: IOException: no route",
              "errback-run d2 2",
              "end: 0",
              "handled d2");
    }

    @Test
    void ofAGatheringForItsMembersIsTold() {
      assertThat(told(() -> Deferreds.gather(new Deferred<>(), new Deferred<>())))
          .containsExactly(
              "deferred-made d1",
              "deferred-made d2",
              "deferred-made d3",
              "gathers d3 with d1",
              "callback-added d1 1 with d3: member",
              "gathers d3 with d2",
              "callback-added d2 1 with d3: member");
    }

    @Test
    void byAChainedOneIsToldWithTheOtherThatIsFired() {
      assertThat(
              told(
                  () -> {
                    Deferred<Object> source = new Deferred<>();
                    source.chainDeferred(new Deferred<>());
                    source.callback("x");
                  }))
          .endsWith(
              "callback-added d1 1 with d2: chainDeferred",
              "called-back d1: x",
              "called-back d2: x");
    }
  }

  @Nested
  class Mistakes {
    @Test
    void suchAsASecondFireAreTold() {
      assertThat(
              told(
                  () -> {
                    Deferred<String> deferred = Deferreds.succeed("once");
                    assertThatThrownBy(() -> deferred.callback("twice"))
                        .isInstanceOf(AlreadyCalledError.class);
                  }))
          .endsWith("called-back d1: once", "fired-again d1");
    }

    @Test
    void aFailureThatNobodyHandlesIsToldAndThatItIsLost() {
      try (ErrorLog.Recording errors = ErrorLog.record()) {
        assertThat(
                told(
                    () -> {
                      Deferred<Object> kept = Deferreds.fail(new IOException("no route"));
                      assertThat(UnhandledFailures.reportNow()).isEqualTo(1);
                      assertThat(kept.called()).isTrue();
                    }))
            .contains("unhandled d1: IOException: no route")
            .contains("dropped d1: IOException: no route");
        assertThat(errors.drain()).hasSize(1);
      }
    }

    @Test
    void aFailureThatIsHandledLateIsToldToBe() {
      assertThat(
              told(() -> Deferreds.fail(new IOException("no route")).addErrback(failure -> null)))
          .containsSubsequence(
              "unhandled d1: IOException: no route", "errback-run d1 1", "handled d1");
    }

    @Test
    void aFireOnAnotherThreadIsToldThoughThatIsNotRecorded() {
      Trace trace =
          Trace.record(
              () -> {
                Deferred<String> deferred = new Deferred<>();
                Thread other = new Thread(() -> deferred.callback("elsewhere"));
                other.start();
                try {
                  other.join();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      assertThat(first(trace, Kind.CALLED_BACK).thread()).isEqualTo(2);
    }
  }

  @Nested
  class ACancel {
    @Test
    void isToldBeforeWhatItFires() {
      assertThat(told(() -> new Deferred<>().addErrback(failure -> null).cancel()))
          .containsSubsequence(
              "cancelled d1", "failed d1: CancelledError: the Deferred was cancelled");
    }

    @Test
    void letsALateFirePass() {
      assertThat(
              told(
                  () -> {
                    Deferred<Object> deferred = new Deferred<>();
                    deferred.addErrback(failure -> null).cancel();
                    deferred.callback("late");
                  }))
          .endsWith("fire-ignored d1");
    }
  }

  @Nested
  class ACoroutine {
    @Test
    void isAStrandOfTheThreadThatItRunsFor() {
      Trace trace =
          Trace.record(
              () -> {
                Deferred<Integer> awaited = new Deferred<>();
                Coroutine.start(
                    () -> {
                      Trace.note("before");
                      int n = Coroutine.await(awaited);
                      Trace.note("after");
                      return n + 1;
                    });
                Trace.note("meanwhile");
                awaited.callback(7);
              });
      assertThat(told(trace))
          .containsExactly(
              "deferred-made d1",
              "deferred-made d2",
              "thread t2 with t1: coroutine",
              "note: before",
              "callback-added d1 1 with d2: await",
              "waits d2 with d1",
              "note: meanwhile",
              "called-back d1: 7",
              "goes-on d2 with d1: 7",
              "note: after",
              "called-back d2: 8");
      assertThat(trace.events())
          .filteredOn(event -> event.kind() == Kind.NOTE)
          .extracting(Event::thread)
          .containsExactly(2, 1, 2);
    }

    @Test
    void mayHaveASpanAcrossAWait() {
      Trace trace =
          Trace.record(
              () -> {
                Deferred<Integer> awaited = new Deferred<>();
                Coroutine.start(
                    () ->
                        Trace.span(
                            "wait",
                            () -> {
                              int n = Coroutine.await(awaited);
                              Trace.note("within");
                              return n;
                            }));
                Trace.span("fire", () -> awaited.callback(7));
              });
      Event within = first(trace, Kind.NOTE);
      assertThat(trace.event(within.cause()).text()).isEqualTo("wait");
      assertThat(trace.event(first(trace, Kind.CALLED_BACK).cause()).text()).isEqualTo("fire");
    }

    @Test
    void isNotRecordedByARecordingThatHasEnded() {
      Deferred<Integer> awaited = new Deferred<>();
      Trace.record(() -> Coroutine.start(() -> Coroutine.await(awaited)));
      Trace later = Trace.record(() -> awaited.callback(7));
      assertThat(told(later)).doesNotContain("goes-on d2 with d1: 7");
    }
  }
}
