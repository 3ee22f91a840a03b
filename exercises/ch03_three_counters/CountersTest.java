// SPDX-License-Identifier: Apache-2.0
package ch03_three_counters;

import static dev.couplet.testing.Words.callsAre;
import static dev.couplet.testing.Words.second;
import static dev.couplet.testing.Words.shortened;
import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import ch03_three_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.testing.Draw;
import dev.couplet.testing.ReactorRun;
import dev.couplet.testing.Replayed;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/** Each check is played many times, with counters that are drawn afresh. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CountersTest {
  private record Ticked(String name, int number, long atMillis) {}

  /** Some counters on a reactor of their own. */
  private static final class Play {
    final List<Counter> counters;
    final MemoryReactor reactor = new MemoryReactor();
    final List<Ticked> ticks = new ArrayList<>();
    boolean early;

    Play(Draw draw) {
      counters = drawCounters(draw);
      reactor.timeLimit(Duration.ofSeconds(60));
    }

    void start() {
      // A copy: the checks need theirs, whatever becomes of it.
      Counters.start(new ArrayList<>(counters), reactor, this::tick);
    }

    ReactorRun run() {
      return ReactorRun.of(reactor, this::start);
    }

    private void tick(String name, int number) {
      early |= !reactor.running();
      ticks.add(new Ticked(name, number, nowMillis()));
    }

    List<Ticked> of(Counter counter) {
      return ticks.stream().filter(tick -> tick.name().equals(counter.name())).toList();
    }

    String end(ReactorRun run) {
      return run.stopped()
          ? "they stopped the reactor at second " + second(nowMillis())
          : "they never stopped the reactor";
    }

    long nowMillis() {
      return Math.round(reactor.seconds() * 1000);
    }

    String inWords() {
      return "With "
          + counters.stream()
              .map(
                  counter ->
                      String.format(
                          "%s from %d every %s s",
                          counter.name(), counter.from(), second(counter.every().toMillis())))
              .collect(Collectors.joining(", "))
          + ": ";
    }
  }

  @Replayed(times = 8)
  @Order(0)
  void nothingHoldsTheReactor(Draw draw) {
    assertThat(new Play(draw).run().waited())
        .withFailMessage(
            "It holds the reactor: it sleeps, or waits in another way, and until that is over no"
                + " counter can tick.")
        .isFalse();
  }

  @Replayed
  @Order(1)
  void everyCounterCountsDownToZero(Draw draw) {
    Play play = new Play(draw);
    play.run();
    for (Counter counter : play.counters) {
      List<Integer> numbers = play.of(counter).stream().map(Ticked::number).toList();
      List<Integer> expected =
          IntStream.rangeClosed(0, counter.from()).mapToObj(i -> counter.from() - i).toList();
      assertThat(numbers)
          .withFailMessage(
              "%s%s should tick with %s; it ticked with %s.",
              play.inWords(),
              counter.name(),
              expected,
              numbers.isEmpty() ? "nothing" : shortened(numbers))
          .isEqualTo(expected);
    }
  }

  @Replayed
  @Order(2)
  void allBeginTogether(Draw draw) {
    Play play = new Play(draw);
    play.run();
    for (Counter counter : play.counters) {
      long first = play.of(counter).stream().mapToLong(Ticked::atMillis).findFirst().orElse(-1);
      assertThat(first)
          .withFailMessage(
              "%severy counter should tick first at second 0.00; %s %s.",
              play.inWords(),
              counter.name(),
              first < 0 ? "never ticked" : "ticked first at " + second(first))
          .isZero();
    }
  }

  @Replayed
  @Order(3)
  void eachKeepsItsOwnPace(Draw draw) {
    Play play = new Play(draw);
    play.run();
    for (Counter counter : play.counters) {
      List<Ticked> own = play.of(counter);
      for (int i = 1; i < own.size(); i++) {
        long gap = own.get(i).atMillis() - own.get(i - 1).atMillis();
        assertThat(gap)
            .withFailMessage(
                "%sbetween two ticks of %s there should be %s s; after its tick with %d there were"
                    + " %s s.",
                play.inWords(),
                counter.name(),
                second(counter.every().toMillis()),
                own.get(i - 1).number(),
                second(gap))
            .isEqualTo(counter.every().toMillis());
      }
    }
  }

  @Replayed
  @Order(4)
  void theReactorStopsWithTheLastCounter(Draw draw) {
    Play play = new Play(draw);
    boolean stopped = play.run().stopped();
    assertThat(stopped)
        .withFailMessage(
            "%sthe reactor should be stopped when all are done; it went on for ever.",
            play.inWords())
        .isTrue();
    long end = play.counters.stream().mapToLong(CountersTest::endMillis).max().orElseThrow();
    assertThat(play.nowMillis())
        .withFailMessage(
            "%sthe last counter is done at second %s, and the reactor should stop then; it stopped"
                + " at %s.",
            play.inWords(), second(end), second(play.nowMillis()))
        .isEqualTo(end);
  }

  @Replayed
  @Order(5)
  void nothingIsLeftBehind(Draw draw) {
    Play play = new Play(draw);
    play.run();
    int left = play.reactor.delayedCalls().size();
    assertThat(left)
        .withFailMessage(
            "%swhen the reactor has stopped, %s still to be made; there should be none.",
            play.inWords(), callsAre(left))
        .isZero();
  }

  @Replayed(times = 8)
  @Order(6)
  void nothingHappensBeforeTheReactorRuns(Draw draw) {
    Play play = new Play(draw);
    play.run();
    assertThat(play.early)
        .withFailMessage(
            "A counter ticked while start was still being called; the first ticks should wait until"
                + " the reactor runs.")
        .isFalse();
  }

  @Replayed(times = 8)
  @Order(7)
  void noCallThrows(Draw draw) {
    Play play = new Play(draw);
    for (ErrorLog.Entry entry : play.run().errors()) {
      throw new AssertionError(
          play.inWords() + "a call that the reactor made threw " + entry.error(), entry.error());
    }
  }

  @Replayed(times = 8)
  @Order(8)
  void twoStartsDoNotMix(Draw draw) {
    Play one = new Play(draw);
    Play other = new Play(new Draw(draw.seed() + 1));
    String end =
        one.end(
            ReactorRun.of(
                one.reactor,
                () -> {
                  one.start();
                  other.start();
                }));
    Play alone = new Play(new Draw(draw.seed()));
    String endAlone = alone.end(alone.run());
    assertThat(end)
        .withFailMessage(
            "%salone, %s; when others were started on another reactor, %s. Do they share a static"
                + " field?",
            one.inWords(), endAlone, end)
        .isEqualTo(endAlone);
    // So that this one leaves nothing behind either.
    ReactorRun.of(other.reactor, () -> {});
  }

  /** One to four counters, of which the first may count from 0, and two may end together. */
  private static List<Counter> drawCounters(Draw draw) {
    List<Counter> counters = new ArrayList<>();
    for (String name : List.of("one", "two", "three", "four").subList(0, draw.turn(1, 4))) {
      Duration every = Duration.ofMillis(10L * draw.between(10, 50));
      counters.add(new Counter(name, draw.between(counters.isEmpty() ? 0 : 1, 5), every));
    }
    if (counters.size() > 1 && draw.turn(0, 2) == 0) {
      Counter longest = Collections.max(counters, comparingLong(CountersTest::endMillis));
      int twin = longest == counters.get(1) ? 0 : 1;
      String name = counters.get(twin).name();
      counters.set(twin, new Counter(name, longest.from(), longest.every()));
    }
    return counters;
  }

  private static long endMillis(Counter counter) {
    return counter.every().toMillis() * counter.from();
  }
}
