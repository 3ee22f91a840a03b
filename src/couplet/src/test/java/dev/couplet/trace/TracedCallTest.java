// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TracedCallTest {

  @Nested
  class WhereNothingRecords {
    @Test
    void theCallStandsForItself() {
      Runnable call = () -> {};
      assertThat(TracedCall.later("callLater", Duration.ZERO, call)).isSameAs(call);
    }
  }

  @Nested
  class MadeInARecording {
    private final Recording recording = Trace.start();

    private List<Event> events() {
      List<Event> all = recording.end().events();
      return all.subList(1, all.size());
    }

    @Test
    void itsMakingKnowsDelayMethodAndLine() {
      TracedCall.later("callLater", Duration.ofNanos(250), () -> {});
      assertThat(events())
          .singleElement()
          .satisfies(
              made -> {
                assertThat(made.kind()).isEqualTo(Kind.CALL_MADE);
                assertThat(made.of()).hasToString("c1");
                assertThat(made.amount()).isEqualTo(250);
                assertThat(made.text()).isEqualTo("callLater");
                assertThat(made.place()).startsWith("TracedCallTest.java:");
              });
    }

    @Test
    void itsRunIsCausedByItsMakingAndCausesWhatItDoes() {
      Runnable call = TracedCall.of("callFromThread", () -> Trace.note("done"));
      Trace.span("later", call::run);
      assertThat(events())
          .extracting(event -> event.id() + " " + event.kind() + " " + event.cause())
          .containsExactly(
              "2 CALL_MADE 0", "3 SPAN 0", "4 CALL_RUN 2", "5 NOTE 4", "6 END 4", "7 END 3");
    }

    @Test
    void anotherThreadThatRunsItTakesPartForSoLong() {
      Runnable call = TracedCall.of("callInThread", () -> Trace.note("done"));
      Thread worker =
          new Thread(
              () -> {
                call.run();
                Trace.note("not in the trace");
              },
              "a worker");
      worker.start();
      TraceTest.join(worker);
      assertThat(events())
          .extracting(event -> event.kind() + " on " + event.thread())
          .containsExactly(
              "CALL_MADE on 1", "THREAD on 2", "CALL_RUN on 2", "NOTE on 2", "END on 2");
    }

    @Test
    void whatItThrowsIsThrownOn() {
      IllegalStateException error = new IllegalStateException("in the call");
      Runnable call =
          TracedCall.of(
              "callLater",
              () -> {
                throw error;
              });
      assertThatThrownBy(call::run).isSameAs(error);
      assertThat(events())
          .last()
          .satisfies(
              end -> {
                assertThat(end.kind()).isEqualTo(Kind.THREW);
                assertThat(end.text()).isEqualTo("IllegalStateException: in the call");
              });
    }

    @Test
    void itMayBeMovedAndCancelled() {
      Runnable call = TracedCall.later("callLater", Duration.ofNanos(250), () -> {});
      TracedCall.moved(call, 500);
      TracedCall.cancelled(call);
      assertThat(events())
          .extracting(event -> event.kind() + " " + event.amount())
          .containsExactly("CALL_MADE 250", "CALL_MOVED 500", "CALL_CANCELLED -1");
    }

    @Test
    void itRunsAfterTheRecordingHasEndedToo() {
      StringBuilder log = new StringBuilder();
      Runnable call = TracedCall.of("callLater", () -> log.append("ran"));
      List<Event> events = events();
      call.run();
      TracedCall.cancelled(call);
      assertThat(log).hasToString("ran");
      assertThat(events).hasSize(1);
    }

    @Test
    void itMayEndTheRecordingThatItIsIn() {
      Trace[] trace = new Trace[1];
      TracedCall.of("callLater", () -> trace[0] = recording.end()).run();
      assertThat(trace[0].events()).hasSize(3);
      assertThat(Recorder.current()).isNull();
    }
  }
}
