// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitsForGraphTest {

  @Test
  void isATreeOfWhatWaitsForWhat() {
    assertThat(WaitsForGraph.of(Runs.pending()).text(Glyphs.UNICODE))
        .isEqualTo(
            """
            5 things are pending at the end, after 100 ms
              Deferred d4, Poem.java:8: waits for
              └─ Deferred d3, Poem.java:6: waits for
                 ├─ Deferred d1, Poem.java:3: not fired, 1 callback waits
                 └─ Deferred d2, Poem.java:5: not fired
              callLater c1, Poem.java:9: due at 300 ms
            """);
  }

  @Test
  void whatIsDoneIsNotInIt() {
    assertThat(WaitsForGraph.of(Runs.unblocked()).text(Glyphs.ASCII))
        .isEqualTo("Nothing is pending at the end, after 251 ms\n");
  }

  @Test
  void whatTwoWaitForIsToldOnce() {
    Trace trace =
        new Script()
            .add(Kind.DEFERRED_MADE, "d1")
            .add(Kind.DEFERRED_MADE, "d2")
            .other("d1")
            .add(Kind.GATHERS, "d2")
            .add(Kind.DEFERRED_MADE, "d3")
            .other("d1")
            .add(Kind.GATHERS, "d3")
            .trace();
    assertThat(WaitsForGraph.of(trace).text(Glyphs.ASCII))
        .containsOnlyOnce("d1: not fired")
        .containsOnlyOnce("d1: see above");
  }

  @Test
  void aCircleIsShownWhole() {
    Trace trace =
        new Script()
            .add(Kind.DEFERRED_MADE, "d1")
            .add(Kind.DEFERRED_MADE, "d2")
            .other("d1")
            .add(Kind.GATHERS, "d2")
            .other("d2")
            .add(Kind.GATHERS, "d1")
            .trace();
    assertThat(WaitsForGraph.of(trace).text(Glyphs.ASCII)).contains("d1").contains("d2");
  }

  @Test
  void aLongLineOfWaitersNeedsNoStack() {
    Script script = new Script().add(Kind.DEFERRED_MADE, "d1");
    for (int i = 2; i <= 20_000; i++) {
      script.add(Kind.DEFERRED_MADE, "d" + i).other("d" + (i - 1)).add(Kind.GATHERS, "d" + i);
    }
    assertThat(WaitsForGraph.of(script.trace()).svg()).contains("and 19940 more");
  }

  @Test
  void whatWaitsAndWhatListensIsPending() {
    Trace trace =
        new Script()
            .add(Kind.LISTENING, "p1", "0.0.0.0:80")
            .add(Kind.ACCEPTED, "k1", "10.0.0.1:5")
            .end()
            .add(Kind.DEFERRED_MADE, "d1")
            .add(Kind.CALLED_BACK, "d1", "x")
            .add(Kind.PAUSED, "d1")
            .trace();
    assertThat(WaitsForGraph.of(trace).text(Glyphs.ASCII))
        .contains("d1: paused", "k1, 10.0.0.1:5: open", "p1: listens");
  }

  @ParameterizedTest
  @EnumSource(Glyphs.class)
  void noLineIsLongerThanEightyColumns(Glyphs glyphs) {
    Script script = new Script().add(Kind.DEFERRED_MADE, "d1");
    for (int i = 2; i <= 50; i++) {
      script.add(Kind.DEFERRED_MADE, "d" + i).other("d" + (i - 1)).add(Kind.GATHERS, "d" + i);
    }
    assertThat(WaitsForGraph.of(script.trace()).text(glyphs).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void asSvgItIsWellFormedAndDescribed() {
    WaitsForGraph graph = WaitsForGraph.of(Runs.pending());
    assertThat(SvgCheck.description(graph.svg()))
        .isEqualTo(graph.description())
        .contains("Deferred d3, Poem.java:6: waits for d1, d2.");
  }
}
