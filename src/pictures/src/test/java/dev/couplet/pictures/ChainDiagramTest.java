// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChainDiagramTest {

  private static ChainDiagram of(Trace trace, String deferred) {
    return ChainDiagram.of(trace, Script.subject(deferred));
  }

  private static Script withCallbacks(int count) {
    Script script = new Script().line(9).by("new Deferred").add(Kind.DEFERRED_MADE, "d1");
    for (int i = 1; i <= count; i++) {
      script.line(9 + i).amount(i).add(Kind.CALLBACK_ADDED, "d1", "callback");
    }
    return script;
  }

  @Nested
  class TheDescription {
    @Test
    void tellsThePathThatTheResultTook() {
      assertThat(of(Runs.chain(), "d1").description())
          .isEqualTo(
              "Deferred d1, made at Poem.java:9, by new Deferred: fired with 7."
                  + " Link 1, callback of Poem.java:10, took the value and gave a value: 7 lines."
                  + " Link 2, errback of Poem.java:11, let the value pass."
                  + " Link 3, callback of Poem.java:12, took the value and gave a failure: IOException: no disk."
                  + " Link 4, pair of Poem.java:13, took the failure and gave a value: saved."
                  + " It holds a value.");
    }

    @Test
    void tellsThatItWasNotFired() {
      assertThat(of(withCallbacks(1).trace(), "d1").description())
          .endsWith(
              ": not fired. Link 1, callback of Poem.java:10, was not reached."
                  + " It waits to be fired.");
    }

    @Test
    void tellsThatNobodyHandledTheFailure() {
      Trace trace =
          withCallbacks(1)
              .add(Kind.FAILED, "d1", "IOException")
              .add(Kind.UNHANDLED, "d1", "IOException")
              .trace();
      assertThat(of(trace, "d1").description())
          .contains("Link 1, callback of Poem.java:10, let the failure pass.")
          .endsWith("Nobody has handled IOException.");
    }

    @Test
    void tellsForWhatItWaits() {
      Trace trace =
          withCallbacks(2)
              .add(Kind.CALLED_BACK, "d1", "7")
              .amount(1)
              .add(Kind.CALLBACK_RUN, "d1")
              .end(Kind.END, "a Deferred")
              .other("d2")
              .add(Kind.WAITS, "d1")
              .trace();
      assertThat(of(trace, "d1").description())
          .contains("Link 2, callback of Poem.java:11, was not reached.")
          .endsWith("It waits for d2.");
    }

    @Test
    void tellsWhatTheOneItWaitedForGave() {
      Trace trace =
          withCallbacks(2)
              .add(Kind.CALLED_BACK, "d1", "7")
              .amount(1)
              .add(Kind.CALLBACK_RUN, "d1")
              .end(Kind.END, "a Deferred")
              .other("d2")
              .add(Kind.WAITS, "d1")
              .other("d2")
              .add(Kind.GOES_ON_FAILED, "d1", "IOException")
              .trace();
      assertThat(of(trace, "d1").description())
          .contains("took the value and gave a failure: IOException from d2.")
          .contains("Link 2, callback of Poem.java:11, let the failure pass.");
    }
  }

  @Nested
  class ThePicture {
    @ParameterizedTest
    @EnumSource(Glyphs.class)
    void inTextIsNoWiderThanEightyColumns(Glyphs glyphs) {
      assertThat(of(Runs.chain(), "d1").text(glyphs).lines())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void inAsciiIsAscii() {
      assertThat(of(Runs.chain(), "d1").text(Glyphs.ASCII)).matches("[\\x20-\\x7e\\n]*");
    }

    @Test
    void inTextGoesOverToTheErrbacksWhereACallbackThrows() {
      assertThat(of(Runs.chain(), "d1").text(Glyphs.UNICODE))
          .contains("│ throws IOException: no disk")
          .containsPattern("└─+┐\n")
          .containsPattern("┌─+┘\n");
    }

    @Test
    void inSvgIsWellFormedAndDescribed() {
      ChainDiagram chain = of(Runs.chain(), "d1");
      assertThat(SvgCheck.description(chain.svg())).isEqualTo(chain.description());
    }

    @Test
    void inSvgHasAStrokeForEachWayBetweenTwoBoxesAndTheEnds() {
      assertThat(of(Runs.chain(), "d1").svg().split("<path class=\"value\"", -1)).hasSize(4);
      assertThat(of(Runs.chain(), "d1").svg().split("<path class=\"failure\"", -1)).hasSize(2);
    }
  }

  @Test
  void aDeferredThatIsNotInTheTraceIsRefused() {
    assertThatThrownBy(() -> of(Runs.chain(), "d9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the trace has no Deferred d9");
  }
}
