// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import org.junit.jupiter.api.Test;

class PartingTest {

  private static Trace ticks(int count) {
    Script script = new Script().line(5).callMade("c1", 100);
    for (int i = 1; i < count; i++) {
      script.at(100 * i).callRuns("c" + i).line(6).callMade("c" + (i + 1), 100).callEnds();
    }
    return script.trace();
  }

  @Test
  void theSameRunDoesNotPartFromItself() {
    assertThat(Parting.of(ticks(3), ticks(3))).isEmpty();
  }

  @Test
  void turnsLinesAndSmallDelaysDoNotMatter() {
    Trace inOneTurn =
        new Script()
            .add(Kind.TURN, "r1")
            .line(5)
            .callMade("c1", 100)
            .end()
            .at(100)
            .callRuns("c1")
            .callEnds()
            .trace();
    Trace withoutTurns =
        new Script()
            .line(99)
            .callMade("c7", 100)
            .at(120)
            .because("c7")
            .add(Kind.CALL_RUN, "c7")
            .end()
            .trace();
    assertThat(Parting.of(inOneTurn, withoutTurns)).isEmpty();
  }

  @Test
  void somethingElseHappens() {
    Trace cancels = new Script().callMade("c1", 100).add(Kind.CALL_CANCELLED, "c1").trace();
    assertThat(Parting.of(ticks(2), cancels))
        .hasValueSatisfying(
            parting -> {
              assertThat(parting.expected()).isEqualTo(4);
              assertThat(parting.actual()).isEqualTo(3);
              assertThat(parting.sentence())
                  .isEqualTo(
                      "In the expected run call c1 is made, at 100 ms;"
                          + " in yours call c1 is cancelled, at 0 s.");
            });
  }

  @Test
  void theSameHappensMuchLater() {
    assertThat(Parting.of(Runs.unblocked(), Runs.blocked()))
        .map(Parting::sentence)
        .hasValue(
            "In both runs call c2 is made: at 250 ms in the expected one, at 500 ms in yours.");
  }

  @Test
  void oneEndsBeforeTheOther() {
    assertThat(Parting.of(ticks(3), ticks(2)))
        .hasValueSatisfying(
            parting -> {
              assertThat(parting.actual()).isZero();
              assertThat(parting.sentence())
                  .isEqualTo("In the expected run call c2 is made, at 200 ms; yours had ended.");
            });
    assertThat(Parting.of(ticks(2), ticks(3)))
        .map(Parting::sentence)
        .hasValue("There the expected run had ended; in yours call c2 is made, at 200 ms.");
  }

  @Test
  void portsOfTheSystemDoNotMatter() {
    Trace one = new Script().add(Kind.ACCEPTED, "k1", "127.0.0.1:50001").end().trace();
    Trace other = new Script().add(Kind.ACCEPTED, "k1", "127.0.0.1:50002").end().trace();
    assertThat(Parting.of(one, other)).isEmpty();
  }
}
