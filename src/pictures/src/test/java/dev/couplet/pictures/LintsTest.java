// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the lints say of events. What they say of programs is for the corpus. */
class LintsTest {

  private static List<String> found(Trace trace) {
    return Lints.of(trace).stream().map(finding -> finding.lint() + " " + finding).toList();
  }

  private static Script deferred(String name) {
    return new Script().line(9).by("new Deferred").add(Kind.DEFERRED_MADE, name);
  }

  @Nested
  class ADeferredThatNeverFired {
    @Test
    void isFoundIfACallbackWaitsForIt() {
      Trace trace =
          deferred("d1").line(10).amount(1).add(Kind.CALLBACK_ADDED, "d1", "callback").trace();
      assertThat(found(trace))
          .containsExactly(
              "NEVER_FIRED Poem.java:9: d1 never fired, and what waits for it waits still."
                  + " Fire it on every path, those that fail too.");
    }

    @Test
    void isNotFoundIfNothingWaitsForIt() {
      assertThat(found(deferred("d1").trace())).isEmpty();
    }

    @Test
    void isNotFoundIfOnlyTheLibraryWaitsForIt() {
      Trace trace = deferred("d1").amount(1).add(Kind.CALLBACK_ADDED, "d1", "both").trace();
      assertThat(found(trace)).isEmpty();
    }

    @Test
    void isNotFoundIfOnlyItsFailureIsWaitedFor() {
      Trace trace = deferred("d1").amount(1).add(Kind.CALLBACK_ADDED, "d1", "errback").trace();
      assertThat(found(trace)).isEmpty();
    }

    @Test
    void isNotFoundInATraceThatWasCutOff() {
      Trace trace =
          deferred("d1").amount(1).add(Kind.CALLBACK_ADDED, "d1", "callback").trace(false);
      assertThat(found(trace)).isEmpty();
    }

    @Test
    void isNotFoundIfItTellsOfTheEndOfAService() {
      Trace trace =
          new Script()
              .by("LoopingCall.start")
              .add(Kind.DEFERRED_MADE, "d1")
              .amount(1)
              .add(Kind.CALLBACK_ADDED, "d1", "callback")
              .trace();
      assertThat(found(trace)).isEmpty();
    }

    @Test
    void andNotTheOneThatGathersItIsToBlame() {
      assertThat(Lints.of(Runs.pending()))
          .filteredOn(finding -> finding.lint() == Lint.NEVER_FIRED)
          .extracting(Finding::line)
          .containsExactly("Poem.read(Poem.java:3)");
    }
  }

  @Nested
  class AFailure {
    @Test
    void thatNobodyHandledIsFound() {
      Trace trace =
          deferred("d1")
              .add(Kind.FAILED, "d1", "IOException: no route")
              .add(Kind.UNHANDLED, "d1", "IOException: no route")
              .trace();
      assertThat(found(trace))
          .containsExactly(
              "UNHANDLED_FAILURE Poem.java:9: Nobody handled the failure of d1:"
                  + " IOException: no route. End its chain with an errback.");
    }

    @Test
    void thatWasHandledLaterIsNot() {
      Trace trace = deferred("d1").add(Kind.UNHANDLED, "d1", "x").add(Kind.HANDLED, "d1").trace();
      assertThat(found(trace)).isEmpty();
    }
  }

  @Nested
  class ASecondFire {
    @Test
    void isFoundWhereItHappened() {
      Trace trace =
          deferred("d1")
              .add(Kind.CALLED_BACK, "d1", "x")
              .line(12)
              .add(Kind.FIRED_AGAIN, "d1")
              .trace();
      assertThat(found(trace))
          .singleElement()
          .asString()
          .startsWith("FIRED_TWICE Poem.java:12: d1 was fired a second time.");
    }
  }

  @Nested
  class ABlockedLoop {
    @Test
    void isFoundWithTheLineOfTheCall() {
      assertThat(found(Runs.blocked()))
          .singleElement()
          .asString()
          .startsWith("BLOCKED_LOOP Poem.java:10: The loop was held for 300 ms");
    }

    @Test
    void isSaidOnceForOneLine() {
      Script script = new Script();
      for (int i = 1; i <= 3; i++) {
        script.line(10).callMade("c" + i, 0).callRuns("c" + i).at(200 * i).callEnds();
      }
      assertThat(found(script.trace())).singleElement().asString().endsWith(" So 2 times more.");
    }

    @Test
    void isNotFoundOnAThreadWithoutALoop() {
      assertThat(found(Runs.blockingClient())).isEmpty();
    }

    @Test
    void isFoundOnAClockThatIsMovedByHandToo() {
      Trace trace =
          new Script()
              .line(4)
              .callMade("c1", 10)
              .because("c1")
              .add(Kind.CALL_RUN, "c1")
              .at(150)
              .end()
              .trace();
      assertThat(found(trace)).singleElement().asString().startsWith("BLOCKED_LOOP Poem.java:4");
    }
  }

  @Nested
  class AForgottenReturn {
    /** A callback of d1 makes d2; whether it does what {@code inside} says, and d1 goes on. */
    private static Script chain(java.util.function.Consumer<Script> inside) {
      Script script =
          deferred("d1")
              .add(Kind.CALLED_BACK, "d1", "x")
              .amount(1)
              .add(Kind.CALLBACK_RUN, "d1")
              .mark("run");
      script.line(20).by("new Deferred").add(Kind.DEFERRED_MADE, "d2");
      script.amount(1).add(Kind.CALLBACK_ADDED, "d2", "callback");
      inside.accept(script);
      return script.end(Kind.END, "null");
    }

    private static Script goesOn(Script script) {
      return script.amount(2).add(Kind.CALLBACK_RUN, "d1").end().add(Kind.CALLED_BACK, "d2", "y");
    }

    @Test
    void isFoundWhereTheDeferredWasMade() {
      assertThat(found(goesOn(chain(script -> {})).trace()))
          .containsExactly(
              "FORGOTTEN_RETURN Poem.java:20: d2 was made in a callback of d1 that did not return"
                  + " it, and d1 went on without waiting. Is a return missing?");
    }

    @Test
    void isNotFoundIfTheChainWaits() {
      Script script = chain(inside -> {}).because("run").other("d2").add(Kind.WAITS, "d1");
      script.add(Kind.CALLED_BACK, "d2", "y").other("d2").add(Kind.GOES_ON, "d1");
      assertThat(found(script.amount(2).add(Kind.CALLBACK_RUN, "d1").end().trace())).isEmpty();
    }

    @Test
    void isNotFoundIfTheDeferredGoesItsOwnWayWithAnErrback() {
      Script script = chain(inside -> inside.amount(2).add(Kind.CALLBACK_ADDED, "d2", "errback"));
      assertThat(found(goesOn(script).trace())).isEmpty();
    }

    @Test
    void isNotFoundIfTheDeferredHadFiredByThen() {
      Script script = chain(inside -> inside.add(Kind.CALLED_BACK, "d2", "y"));
      assertThat(found(script.amount(2).add(Kind.CALLBACK_RUN, "d1").end().trace())).isEmpty();
    }

    @Test
    void isNotFoundIfTheChainHadNothingMoreToDo() {
      assertThat(found(chain(inside -> {}).add(Kind.CALLED_BACK, "d2", "y").trace())).isEmpty();
    }

    @Test
    void isNotFoundIfItIsTakenUpLater() {
      Script script = goesOn(chain(inside -> {}));
      script.amount(2).add(Kind.CALLBACK_ADDED, "d2", "callback");
      assertThat(found(script.trace())).isEmpty();
    }
  }

  @Nested
  class WhatIsLeftBehind {
    @Test
    void isACallThatIsNeitherMadeNorCancelled() {
      assertThat(found(new Script().line(7).callMade("c1", 300).trace()))
          .singleElement()
          .asString()
          .startsWith("CALL_LEFT_BEHIND Poem.java:7: Call c1, due at 300 ms,");
    }

    @Test
    void isNoCallThatWasCancelled() {
      Trace trace = new Script().callMade("c1", 300).add(Kind.CALL_CANCELLED, "c1").trace();
      assertThat(found(trace)).isEmpty();
    }

    @Test
    void isAConnectionThatIsNotClosed() {
      Trace trace = new Script().line(7).add(Kind.CONNECTING, "k1", "poems:80").trace();
      assertThat(found(trace))
          .singleElement()
          .asString()
          .startsWith("CONNECTION_LEFT_OPEN Poem.java:7: Connection k1 with poems:80");
    }

    @Test
    void isNoConnectionThatIs() {
      Trace trace =
          new Script()
              .add(Kind.CONNECTING, "k1", "poems:80")
              .add(Kind.CLOSED, "k1", "ConnectionDone")
              .end()
              .trace();
      assertThat(found(trace)).isEmpty();
    }
  }

  @Nested
  class TheWrongThread {
    private static Script loopAndWorker() {
      return new Script()
          .add(Kind.TURN, "r1")
          .end()
          .line(9)
          .add(Kind.DEFERRED_MADE, "d1")
          .on(2)
          .add(Kind.THREAD, "t2", "worker-1");
    }

    @Test
    void isFoundIfItFiresADeferredOfTheLoop() {
      Trace trace = loopAndWorker().line(12).add(Kind.CALLED_BACK, "d1", "x").trace();
      assertThat(found(trace))
          .containsExactly(
              "WRONG_THREAD Poem.java:12: d1 belongs to the loop, but was fired on thread worker-1."
                  + " Hand it over by callFromThread.");
    }

    @Test
    void isNotFoundIfTheLoopFiresIt() {
      assertThat(found(loopAndWorker().on(1).add(Kind.CALLED_BACK, "d1", "x").trace())).isEmpty();
    }

    @Test
    void isNotFoundIfTheDeferredIsTheWorkersOwn() {
      Trace trace =
          loopAndWorker().add(Kind.DEFERRED_MADE, "d2").add(Kind.CALLED_BACK, "d2", "x").trace();
      assertThat(found(trace)).isEmpty();
    }

    @Test
    void isFoundIfTheReactorRefusedIt() {
      Trace trace = loopAndWorker().line(12).add(Kind.WRONG_THREAD, null, "callLater").trace();
      assertThat(found(trace))
          .singleElement()
          .asString()
          .startsWith("WRONG_THREAD Poem.java:12: callLater belongs to the loop");
    }
  }
}
