// SPDX-License-Identifier: Apache-2.0
package dev.couplet.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.trace.ErrorLog;
import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a trace tells of delayed calls. */
class CallTraceTest {
  private final VirtualClock clock = new VirtualClock();

  private static Duration millis(long count) {
    return Duration.ofMillis(count);
  }

  private static List<String> told(Runnable body) {
    return Trace.recordVirtualTime(body).events().stream()
        .skip(1)
        .map(
            event ->
                event.nanos() / 1_000_000
                    + " "
                    + event.kind().inFile()
                    + (event.of() == null ? "" : " " + event.of())
                    + (event.amount() == Event.NO_AMOUNT ? "" : " " + event.amount() / 1_000_000))
        .toList();
  }

  @Test
  void eachCallIsMadeAndRunAtItsTime() {
    assertThat(
            told(
                () -> {
                  clock.callLater(millis(100), () -> {});
                  clock.callLater(millis(50), () -> {});
                  clock.advance(millis(200));
                }))
        .containsExactly(
            "0 call-made c1 100",
            "0 call-made c2 50",
            "50 call-run c2",
            "50 end",
            "100 call-run c1",
            "100 end");
  }

  @Test
  void aCallThatWasMadeInAnotherHasItForItsCause() {
    Trace trace =
        Trace.recordVirtualTime(
            () -> {
              clock.callLater(millis(1), () -> clock.callLater(millis(1), () -> {}));
              clock.advance(millis(2));
            });
    Event second =
        trace.events().stream()
            .filter(event -> event.kind() == Kind.CALL_MADE)
            .skip(1)
            .findFirst()
            .orElseThrow();
    assertThat(trace.event(second.cause()).kind()).isEqualTo(Kind.CALL_RUN);
  }

  @Test
  void itsLineIsTheProgramsThatAskedForIt() {
    Trace trace = Trace.record(() -> clock.callLater(millis(1), () -> {}));
    assertThat(trace.event(2).place()).startsWith("CallTraceTest.java:");
    assertThat(trace.event(2).text()).isEqualTo("callLater");
  }

  @Test
  void aCancelledCallIsSaidToBe() {
    assertThat(told(() -> clock.callLater(millis(100), () -> {}).cancel()))
        .containsExactly("0 call-made c1 100", "0 call-cancelled c1");
  }

  @Test
  void aMovedCallIsDueSomeTimeFromNow() {
    assertThat(
            told(
                () -> {
                  DelayedCall call = clock.callLater(millis(100), () -> {});
                  clock.advance(millis(40));
                  call.reset(millis(100));
                  call.delay(millis(10));
                }))
        .containsExactly("0 call-made c1 100", "40 call-moved c1 100", "40 call-moved c1 110");
  }

  @Test
  void aCallThatThrowsIsSaidToHave() {
    try (ErrorLog.Recording errors = ErrorLog.record()) {
      assertThat(
              told(
                  () -> {
                    clock.callLater(
                        millis(0),
                        () -> {
                          throw new IllegalStateException("in the call");
                        });
                    clock.advance(millis(0));
                  }))
          .containsExactly("0 call-made c1 0", "0 call-run c1", "0 threw", "0 error");
      assertThat(errors.drain()).hasSize(1);
    }
  }

  @Test
  void aCallFromBeforeTheRecordingIsNotInIt() {
    DelayedCall early = clock.callLater(millis(1), () -> {});
    assertThat(
            told(
                () -> {
                  early.reset(millis(2));
                  clock.advance(millis(2));
                }))
        .isEmpty();
  }

  @Test
  void aCallThatOutlivesTheRecordingIsStillMade() {
    StringBuilder log = new StringBuilder();
    Trace.record(() -> clock.callLater(millis(1), () -> log.append("made")));
    clock.advance(millis(1));
    assertThat(log).hasToString("made");
  }
}
