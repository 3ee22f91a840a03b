// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TraceTest {
  private static final List<Kind> SPAN = List.of(Kind.SPAN, Kind.END);

  private static List<Kind> kinds(Trace trace) {
    return trace.events().stream().map(Event::kind).skip(1).toList();
  }

  @Nested
  class ARecording {
    @Test
    void beginsWithTheThreadItIsOn() {
      Trace trace = Trace.record(() -> {});
      assertThat(trace.events())
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.kind()).isEqualTo(Kind.THREAD);
                assertThat(event.of()).hasToString("t1");
                assertThat(event.text()).isEqualTo(Thread.currentThread().getName());
              });
    }

    @Test
    void leavesNothingOn() {
      Trace.record(() -> assertThat(Recorder.current()).isNotNull());
      assertThat(Recorder.current()).isNull();
    }

    @Test
    void leavesNothingOnIfTheBodyThrows() {
      IllegalStateException error = new IllegalStateException("in the body");
      assertThatThrownBy(
              () ->
                  Trace.record(
                      () -> {
                        throw error;
                      }))
          .isSameAs(error);
      assertThat(Recorder.current()).isNull();
    }

    @Test
    void withinARecordingHasTheThreadToItselfUntilItEnds() {
      Trace[] inner = new Trace[1];
      Trace outer =
          Trace.record(
              () -> {
                inner[0] = Trace.record(() -> Trace.note("inside"));
                Trace.note("outside");
              });
      assertThat(inner[0].event(2).text()).isEqualTo("inside");
      assertThat(outer.event(2).text()).isEqualTo("outside");
    }

    @Test
    void doesNotSeeOtherThreadsOfTheProgram() {
      Trace trace =
          Trace.record(
              () -> {
                Thread other = new Thread(() -> Trace.note("elsewhere"));
                other.start();
                join(other);
              });
      assertThat(kinds(trace)).isEmpty();
    }

    @Test
    void ofVirtualTimeMovesOnlyAsItIsTold() {
      Trace trace =
          Trace.recordVirtualTime(
              () -> {
                Trace.note("first");
                Recorder.timePassed(250);
                Trace.note("second");
              });
      assertThat(trace.events()).extracting(Event::nanos).containsExactly(0L, 0L, 250L);
    }

    @Test
    void ofRealTimeMovesOnByMoreIfItIsTold() {
      Trace trace =
          Trace.record(
              () -> {
                Recorder.timePassed(1_000_000_000_000L);
                Trace.note("later");
              });
      assertThat(trace.event(2).nanos()).isGreaterThan(1_000_000_000_000L);
    }

    @Test
    void thatWasLookedAtOnTheWayIsNotComplete() {
      try (Recording recording = Trace.start()) {
        Trace.note("one");
        assertThat(recording.soFar().header().complete()).isFalse();
        Trace.note("two");
        assertThat(kinds(recording.end())).containsExactly(Kind.NOTE, Kind.NOTE);
      }
    }

    @Test
    void canOnlyBeEndedWhereItWasStarted() {
      try (Recording recording = Trace.start()) {
        Throwable[] thrown = new Throwable[1];
        Thread other =
            new Thread(
                () -> {
                  try {
                    recording.end();
                  } catch (IllegalStateException e) {
                    thrown[0] = e;
                  }
                },
                "another");
        other.start();
        join(other);
        assertThat(thrown[0])
            .hasMessage(
                "a recording started on thread %s was ended on another; end it there, or take soFar()",
                Thread.currentThread().getName());
      }
    }

    @Test
    void canOnlyBeEndedOnce() {
      Recording recording = Trace.start();
      recording.end();
      assertThatThrownBy(recording::end).hasMessage("this recording has ended before");
    }

    @Test
    void thatIsFullCountsWhatItDrops() {
      Recording recording = new Recording(true, 3);
      Trace.note("kept");
      Trace.span("begun", () -> Trace.note("dropped"));
      Trace trace = recording.end();
      assertThat(kinds(trace)).containsExactly(Kind.NOTE, Kind.SPAN);
      assertThat(trace.header().dropped()).isEqualTo(2);
    }
  }

  @Nested
  class AnErrorThatNobodyCanBeToldOf {
    @Test
    void isInTheTrace() {
      try (ErrorLog.Recording errors = ErrorLog.record()) {
        Trace trace =
            Trace.record(() -> ErrorLog.report("a call failed", new IOException("no route")));
        assertThat(trace.event(2).text()).isEqualTo("a call failed: IOException: no route");
        assertThat(errors.drain()).hasSize(1);
      }
    }
  }

  @Nested
  class ASpan {
    @Test
    void runsItsBodyWhereNothingRecords() {
      assertThat(Trace.span("sum", () -> 1 + 1)).isEqualTo(2);
    }

    @Test
    void isAnEventWithNameAndLineAndOneForItsEnd() {
      Trace trace = Trace.record(() -> Trace.span("work", () -> {}));
      Event span = trace.event(2);
      assertThat(kinds(trace)).isEqualTo(SPAN);
      assertThat(span.text()).isEqualTo("work");
      assertThat(span.place()).startsWith("TraceTest.java:");
      assertThat(span.by()).isEqualTo("Trace.span");
      assertThat(trace.event(3).cause()).isEqualTo(span.id());
    }

    @Test
    void givesItsValue() {
      Trace trace = Trace.record(() -> Trace.span("sum", () -> 1 + 1));
      assertThat(trace.event(3).text()).isEqualTo("2");
    }

    @Test
    void lastsAsLongAsItsBody() {
      Trace trace =
          Trace.recordVirtualTime(() -> Trace.span("wait", () -> Recorder.timePassed(250)));
      assertThat(trace.event(3).nanos() - trace.event(2).nanos()).isEqualTo(250);
    }

    @Test
    void causesWhatHappensWithin() {
      Trace trace =
          Trace.record(
              () -> {
                Trace.span("outer", () -> Trace.span("inner", () -> Trace.note("here")));
                Trace.note("after");
              });
      assertThat(trace.events()).extracting(Event::cause).containsExactly(0, 0, 2, 3, 3, 2, 0);
    }

    @Test
    void letsThroughWhatItsBodyThrows() {
      IOException error = new IOException("no route");
      Trace trace =
          Trace.record(
              () ->
                  assertThatThrownBy(
                          () ->
                              Trace.span(
                                  "connect",
                                  () -> {
                                    throw error;
                                  }))
                      .isSameAs(error));
      assertThat(trace.event(3).kind()).isEqualTo(Kind.THREW);
      assertThat(trace.event(3).text()).isEqualTo("IOException: no route");
    }

    @Test
    void mayEndAfterOneThatBeganWithinIt() {
      Trace trace =
          Trace.record(
              () -> {
                Recorder recorder = current();
                int outer = recorder.event(Kind.SPAN).open();
                int inner = recorder.event(Kind.SPAN).open();
                recorder.end(outer);
                Trace.note("in inner still");
                recorder.end(inner);
                Trace.note("in none");
              });
      assertThat(trace.event(5).cause()).isEqualTo(3);
      assertThat(trace.event(7).cause()).isZero();
    }
  }

  static Recorder current() {
    Recorder recorder = Recorder.current();
    if (recorder == null) {
      throw new AssertionError("nothing is recorded on this thread");
    }
    return recorder;
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
