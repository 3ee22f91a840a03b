// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.couplet.pictures.Lane.Mark;
import dev.couplet.pictures.Lane.Shape;
import dev.couplet.pictures.Lane.Stretch;
import dev.couplet.pictures.Lane.Style;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimelineTest {
  private static final long MILLI = 1_000_000;

  private static List<Lane> lanes(Trace trace) {
    return Timeline.of(trace).parts().get(0).shown();
  }

  private static List<Lane> lanes(Trace trace, Lane.Type type) {
    return lanes(trace).stream().filter(lane -> lane.type() == type).toList();
  }

  private static List<Stretch> stretches(Lane lane, Style style) {
    return lane.stretches().stream().filter(stretch -> stretch.style() == style).toList();
  }

  private static boolean overlap(Lane one, Lane other) {
    return one.stretches().stream()
        .anyMatch(
            a ->
                other.stretches().stream()
                    .anyMatch(b -> a.fromNanos() < b.toNanos() && b.fromNanos() < a.toNanos()));
  }

  @Nested
  class ALoopThatWasHeld {
    @Test
    void isBlockedForAsLongAsTheCallbackTook() {
      Lane loop = lanes(Runs.blocked()).get(0);
      assertThat(stretches(loop, Style.BLOCKED))
          .singleElement()
          .satisfies(
              blocked -> {
                assertThat(blocked.fromNanos()).isEqualTo(200 * MILLI);
                assertThat(blocked.toNanos()).isEqualTo(500 * MILLI);
              });
    }

    @Test
    void makesLateWhatWasDueMeanwhile() {
      Lane second = lanes(Runs.blocked(), Lane.Type.CALL).get(1);
      assertThat(stretches(second, Style.LATE))
          .extracting(Stretch::fromNanos, Stretch::toNanos)
          .containsExactly(tuple(250 * MILLI, 500 * MILLI));
    }

    @Test
    void isSaidToBeWithTheLine() {
      assertThat(Timeline.of(Runs.blocked()).description())
          .contains("It was blocked for 300 ms, from 200 ms on, by Poem.java:10.");
    }

    @Test
    void forLessThanATenthOfASecondIsNotBlocked() {
      assertThat(stretches(lanes(Runs.unblocked()).get(0), Style.BLOCKED)).isEmpty();
    }

    @Test
    void byACallbackThatNeverEndedIsBlockedToTheEnd() {
      Trace trace =
          new Script()
              .add(Kind.TURN, "r1")
              .line(10)
              .callMade("c1", 0)
              .because("c1")
              .add(Kind.CALL_RUN, "c1")
              .at(400)
              .add(Kind.NOTE, null, "still here")
              .trace(false);
      assertThat(stretches(lanes(trace).get(0), Style.BLOCKED))
          .extracting(Stretch::nanos)
          .containsExactly(400 * MILLI);
    }

    @Test
    void byManySmallCallbacksInOneTurnBlamesTheTurn() {
      Script script = new Script().at(0).add(Kind.TURN, "r1");
      for (int i = 1; i <= 15; i++) {
        script.callMade("c" + i, 0).because("c" + i).add(Kind.CALL_RUN, "c" + i).at(20 * i).end();
      }
      Trace trace = script.end().trace();
      assertThat(stretches(lanes(trace).get(0), Style.BLOCKED))
          .extracting(Stretch::nanos)
          .containsExactly(300 * MILLI);
    }
  }

  @Nested
  class Lanes {
    @Test
    void ofStretchesOneAfterTheOtherDoNotOverlap() {
      List<Lane> poems = lanes(Runs.blockingClient(), Lane.Type.SPAN);
      assertThat(poems).extracting(Lane::label).containsExactly("poem 1", "poem 2");
      assertThat(overlap(poems.get(0), poems.get(1))).isFalse();
    }

    @Test
    void ofConnectionsAtTheSameTimeOverlap() {
      List<Lane> connections = lanes(Runs.asynchronousClient(), Lane.Type.CONNECTION);
      assertThat(connections).hasSize(2);
      assertThat(overlap(connections.get(0), connections.get(1))).isTrue();
    }

    @Test
    void areSharedByACallAndTheOneItMakes() {
      Script script = new Script().line(5).callMade("c1", 100);
      for (int i = 1; i < 5; i++) {
        script.at(100 * i).callRuns("c" + i).line(6).callMade("c" + (i + 1), 100).callEnds();
      }
      Trace trace = script.at(500).callRuns("c5").callEnds().trace();
      assertThat(lanes(trace, Lane.Type.CALL))
          .singleElement()
          .extracting(Lane::marks)
          .asList()
          .hasSize(6);
    }

    @Test
    void areNotSharedByTwoCallsThatOneMakes() {
      Trace trace =
          new Script()
              .callMade("c1", 100)
              .at(100)
              .callRuns("c1")
              .callMade("c2", 100)
              .callMade("c3", 100)
              .callEnds()
              .trace();
      assertThat(lanes(trace, Lane.Type.CALL)).hasSize(2);
    }

    @Test
    void ofOneTypeAreAtMostTwelveAndTheLongestOfThem() {
      Script script = new Script();
      for (int i = 1; i <= 20; i++) {
        script.at(i).add(Kind.DEFERRED_MADE, "d" + i);
      }
      Trace trace = script.at(100).add(Kind.CALLED_BACK, "d3", "x").trace();
      assertThat(lanes(trace))
          .hasSize(12)
          .extracting(Lane::label)
          .contains("Deferred d3", "Deferred d1")
          .doesNotContain("Deferred d20");
      assertThat(Timeline.of(trace).svg()).contains("not drawn: 8 Deferreds");
    }

    @Test
    void showWhatADeferredWaitsFor() {
      Lane waiting =
          lanes(Runs.pending(), Lane.Type.DEFERRED).stream()
              .filter(lane -> lane.label().equals("Deferred d4"))
              .findFirst()
              .orElseThrow();
      assertThat(stretches(waiting, Style.WAITING))
          .extracting(Stretch::nanos)
          .containsExactly(100 * MILLI);
    }
  }

  @Nested
  class ACall {
    @Test
    void isBusyInItsOwnLaneForAsLongAsItHoldsTheLoop() {
      List<Stretch> busy = stretches(lanes(Runs.blocked(), Lane.Type.CALL).get(0), Style.HELD);
      assertThat(busy).extracting(Stretch::nanos).containsExactly(300 * MILLI);
    }

    @Test
    void hasTheNameOfTheFirstInItsLane() {
      assertThat(lanes(Runs.blocked(), Lane.Type.CALL))
          .extracting(Lane::label)
          .containsExactly("callLater c1", "callLater c2");
    }
  }

  @Nested
  class Arrows {
    @Test
    void leadFromAConnectionToTheDeferredThatItFires() {
      assertThat(Timeline.of(Runs.asynchronousClient()).parts().get(0).arrows())
          .extracting(event -> event.kind() + " " + event.of())
          .containsExactly("CALLED_BACK d1", "CALLED_BACK d2");
    }

    @Test
    void doNotLeadFromALoopToWhatItMakes() {
      assertThat(Timeline.of(Runs.unblocked()).parts().get(0).arrows())
          .extracting(event -> event.kind())
          .containsExactly(Kind.STOP);
    }

    @Test
    void leadFromThreadToThread() {
      assertThat(Timeline.of(AThread.withAWorker()).parts().get(0).arrows())
          .extracting(event -> event.kind())
          .containsExactly(Kind.CALL_RUN);
    }
  }

  @Nested
  class AThread {
    private static Trace withAWorker() {
      return new Script()
          .add(Kind.LOOP, "r1")
          .on(2)
          .add(Kind.THREAD, "t2", "a worker")
          .add(Kind.CALL_MADE, "c1", "callFromThread")
          .mark("c1")
          .on(1)
          .because("c1")
          .add(Kind.CALL_RUN, "c1")
          .end()
          .trace();
    }

    @Test
    void thatHandsACallOverIsMarkedThere() {
      assertThat(lanes(withAWorker(), Lane.Type.THREAD).get(1).marks())
          .extracting(Mark::shape)
          .containsExactly(Shape.MADE);
    }

    @Test
    void ofWhichNothingIsToBeSeenHasNoLane() {
      Trace trace =
          new Script()
              .add(Kind.LOOP, "r1")
              .add(Kind.TURN, "r1")
              .at(1)
              .end()
              .on(2)
              .add(Kind.THREAD, "t2", "a worker")
              .add(Kind.CALL_MADE, "c1", "callFromThread")
              .trace();
      assertThat(lanes(trace, Lane.Type.THREAD)).extracting(Lane::label).containsExactly("loop");
      assertThat(Timeline.of(trace).text(Glyphs.ASCII)).doesNotContain("not drawn");
    }
  }

  @Nested
  class InText {
    @ParameterizedTest
    @EnumSource(Glyphs.class)
    void noLineIsLongerThanEightyColumns(Glyphs glyphs) {
      for (Trace trace : List.of(Runs.blocked(), Runs.asynchronousClient(), Runs.pending())) {
        assertThat(Timeline.of(trace).text(glyphs).lines())
            .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
      }
    }

    @Test
    void asciiIsAscii() {
      Trace trace = new Script().add(Kind.SPAN, "s1", "Übung").at(0.5).end().trace();
      assertThat(Timeline.of(trace).text(Glyphs.ASCII)).matches("[\\x20-\\x7e\\n]*");
    }

    @Test
    void theBlockedStretchIsAsLongAsItsPartOfTheRun() {
      String loop =
          Timeline.of(Runs.blocked())
              .text(Glyphs.ASCII)
              .lines()
              .filter(line -> line.startsWith("loop"))
              .findFirst()
              .orElseThrow();
      // 300 of 501 ms, of 57 cells; the last holds the stop.
      assertThat(loop.chars().filter(c -> c == '#').count()).isBetween(33L, 35L);
    }
  }

  @Nested
  class InSvg {
    @Test
    void aShortNoteIsWrittenWhereItStands() {
      Trace trace =
          new Script()
              .add(Kind.NOTE, null, "tea is ready")
              .at(500)
              .add(Kind.NOTE, null, "x")
              .trace();
      assertThat(Timeline.of(trace).svg()).contains(">tea is ready</text>").contains(">x</text>");
    }

    @Test
    void aNoteForWhichThereIsNoRoomIsNotWritten() {
      Trace trace =
          new Script()
              .add(Kind.NOTE, null, "a note of many words that says too much")
              .add(Kind.NOTE, null, "one")
              .at(0.1)
              .add(Kind.NOTE, null, "two")
              .at(500)
              .add(Kind.NOTE, null, "x")
              .trace();
      assertThat(Timeline.of(trace).svg())
          .contains(">one</text>")
          .doesNotContain("too much</text>", ">two</text>");
    }

    @Test
    void itIsWellFormedAndTellsWhatItShows() {
      Trace trace = new Script().add(Kind.SPAN, "s1", "a < b & \"c\" \u0001 \uD83C").end().trace();
      assertThat(SvgCheck.title(Timeline.of(trace).svg())).isEqualTo("Timeline");
      assertThat(SvgCheck.description(Timeline.of(Runs.blocked()).svg()))
          .isEqualTo(Timeline.of(Runs.blocked()).description());
    }

    @Test
    void itHasColoursForLightAndDarkAndReachesForNothing() {
      assertThat(Timeline.of(Runs.blocked()).svg())
          .contains("@media (prefers-color-scheme: dark)")
          .doesNotContain("@import", "<script", "<image", "url(http")
          .doesNotContain("href=\"http");
    }

    @Test
    void severalRunsAreToOneScale() {
      Map<String, Trace> runs = new LinkedHashMap<>();
      runs.put("blocking", Runs.blockingClient());
      runs.put("asynchronous", Runs.asynchronousClient());
      Timeline both = Timeline.of(runs);
      assertThat(both.lastNanos()).isEqualTo(600 * MILLI);
      assertThat(both.svg()).contains(">blocking: 600 ms<").contains(">asynchronous: 320 ms<");
    }

    @Test
    void ofNothingIsAPictureToo() {
      assertThat(SvgCheck.title(Timeline.of(Trace.record(() -> {})).svg())).isEqualTo("Timeline");
    }
  }
}
