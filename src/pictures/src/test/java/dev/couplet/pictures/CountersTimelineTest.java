// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.pictures.Lane.Shape;
import dev.couplet.pictures.Lane.Stretch;
import dev.couplet.pictures.Lane.Style;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The pictures of the first chapter's programs: our own answers to its exercises. */
class CountersTimelineTest {

  private static List<Lane> lanes(Trace trace, Lane.Type type) {
    return Timeline.of(trace).parts().get(0).shown().stream()
        .filter(lane -> lane.type() == type)
        .toList();
  }

  private static List<Long> millis(Lane lane, Shape shape) {
    return lane.marks().stream()
        .filter(mark -> mark.shape() == shape)
        .map(mark -> mark.atNanos() / 1_000_000)
        .toList();
  }

  @Nested
  class ACountdown {
    private static Trace trace;

    @BeforeAll
    static void run() {
      MemoryReactor reactor = new MemoryReactor();
      Answer answer = Answer.of("ch03_countdown", "Countdown.java");
      IntConsumer tick = number -> Trace.note(Integer.toString(number));
      trace =
          Trace.recordVirtualTime(
              () -> {
                answer.call("Countdown", "start", 5, reactor, tick);
                reactor.run();
              });
      Drawn.keep("countdown", Timeline.of(trace), Page.of("A countdown", trace));
    }

    @Test
    void isOneRowOfTicksATenthOfASecondApart() {
      List<Lane> calls = lanes(trace, Lane.Type.CALL);
      assertThat(calls).hasSize(1);
      assertThat(millis(calls.get(0), Shape.RUN)).containsExactly(100L, 200L, 300L, 400L, 500L);
    }

    @Test
    void holdsTheLoopForNoTimeAtAll() {
      assertThat(Timeline.of(trace).description())
          .isEqualTo(
              "A run of 500 ms with 1 thread, 1 line of delayed calls."
                  + " The loop was held for 0 s of it.");
    }
  }

  @Nested
  class ThreeCounters {
    private static final Duration SLEEP = Duration.ofMillis(300);
    private static final Duration CALL_BESIDE_ITS_SLEEP = Duration.ofMillis(20);
    private static Trace awake;
    private static Trace asleep;

    @BeforeAll
    static void run() {
      awake = count(new MemoryReactor(), (name, number) -> {});
      // With a sleep in it only real time will do: the counters are to be late by it. A machine
      // that
      // was busy with something else just then does not count.
      for (int attempt = 0; attempt < 5; attempt++) {
        asleep =
            count(
                new SelectReactor(),
                (name, number) -> {
                  if (name.equals("two") && number == 3) {
                    sleep();
                  }
                });
        if (blocked().nanos() - slept() < CALL_BESIDE_ITS_SLEEP.toNanos()) {
          break;
        }
      }
      Map<String, Trace> both = new LinkedHashMap<>();
      both.put("Three counters", awake);
      both.put("With a Thread.sleep of 300 ms in one of them", asleep);
      Drawn.keep("three-counters", Timeline.of(both), Page.of("Three counters", awake, asleep));
    }

    private interface Tick {
      void tick(String name, int number);
    }

    private static Trace count(Reactor reactor, Tick tick) {
      Answer answer = Answer.of("ch03_three_counters", "Counters.java");
      List<Object> counters =
          List.of(
              answer.make("Counters$Counter", "one", 7, Duration.ofMillis(100)),
              answer.make("Counters$Counter", "two", 5, Duration.ofMillis(150)),
              answer.make("Counters$Counter", "three", 10, Duration.ofMillis(70)));
      Object told =
          answer.implement(
              "Counters$Tick",
              arguments -> tick.tick((String) arguments.get(0), (Integer) arguments.get(1)));
      return record(
          reactor,
          () -> {
            answer.call("Counters", "start", counters, reactor, told);
            reactor.run();
          });
    }

    private static Trace record(Reactor reactor, Runnable body) {
      return reactor instanceof MemoryReactor ? Trace.recordVirtualTime(body) : Trace.record(body);
    }

    private static void sleep() {
      Trace.note("sleeps");
      try {
        Thread.sleep(SLEEP.toMillis());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      Trace.note("wakes");
    }

    private static long noted(String text) {
      return asleep.events().stream()
          .filter(event -> event.kind() == Kind.NOTE && text.equals(event.text()))
          .findFirst()
          .orElseThrow()
          .nanos();
    }

    private static long slept() {
      return noted("wakes") - noted("sleeps");
    }

    /** A busy machine may block the loop by itself; the sleep does it for longest. */
    private static Stretch blocked() {
      return Timeline.blocked(Timeline.of(asleep).parts().get(0)).stream()
          .max(Comparator.comparingLong(Stretch::nanos))
          .orElseThrow();
    }

    @Test
    void areThreeRows() {
      assertThat(lanes(awake, Lane.Type.CALL)).hasSize(3);
      assertThat(lanes(asleep, Lane.Type.CALL)).hasSize(3);
    }

    @Test
    void tickAllAtTheirOwnPaces() {
      assertThat(millis(lanes(awake, Lane.Type.CALL).get(1), Shape.RUN))
          .containsExactly(150L, 300L, 450L, 600L, 750L);
      assertThat(Timeline.blocked(Timeline.of(awake).parts().get(0))).isEmpty();
    }

    @Test
    void areBlockedForAsLongAsOneSleeps() {
      assertThat(Duration.ofNanos(blocked().nanos() - slept()))
          .isBetween(Duration.ZERO, CALL_BESIDE_ITS_SLEEP);
    }

    @Test
    void areBlockedWhereOneSleeps() {
      assertThat(blocked().fromNanos()).isLessThanOrEqualTo(noted("sleeps"));
      assertThat(blocked().toNanos()).isGreaterThanOrEqualTo(noted("wakes"));
    }

    @Test
    void doNotTickWhileOneSleeps() {
      assertThat(lanes(asleep, Lane.Type.CALL))
          .flatExtracting(Lane::marks)
          .filteredOn(mark -> mark.shape() == Shape.RUN)
          .noneMatch(mark -> mark.atNanos() > noted("sleeps") && mark.atNanos() < noted("wakes"));
    }

    @Test
    void areLateForTheTicksThatTheSleepHasCostThem() {
      List<Lane> counters = lanes(asleep, Lane.Type.CALL);
      for (Lane other : List.of(counters.get(0), counters.get(2))) {
        assertThat(other.stretches())
            .anyMatch(
                stretch ->
                    stretch.style() == Style.LATE
                        && stretch.fromNanos() < noted("wakes")
                        && stretch.toNanos() > noted("wakes"));
      }
    }

    @Test
    void partFromThoseThatAreAwake() {
      assertThat(Parting.of(awake, asleep)).isPresent();
    }
  }
}
