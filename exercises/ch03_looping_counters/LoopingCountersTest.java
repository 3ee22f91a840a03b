// SPDX-License-Identifier: Apache-2.0
package ch03_looping_counters;

import static dev.couplet.testing.Words.callsAre;
import static dev.couplet.testing.Words.shortened;
import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import ch03_looping_counters.LoopingCounters.Counter;
import dev.couplet.defer.UnhandledFailures;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.testing.Draw;
import dev.couplet.testing.ReactorRun;
import dev.couplet.testing.Replayed;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/** Each check is played many times, with counters that are drawn afresh. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoopingCountersTest {
  private record Ticked(String name, int number, long atMillis) {}

  /** What a tick throws. */
  private static final class NoRoomForTicks extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoRoomForTicks() {
      super("no room for this tick");
    }
  }

  /** What a tick throws, too, and a {@code catch} of exceptions does not catch. */
  private static final class NoTimeForTicks extends Error {
    private static final long serialVersionUID = 1;

    NoTimeForTicks() {
      super("no time for this tick");
    }
  }

  /** The reactor is held up for a while. */
  private record Held(long fromMillis, long toMillis) {}

  /** Some counters on a reactor of their own. */
  private static final class Play {
    final List<Counter> counters;
    final MemoryReactor reactor = new MemoryReactor();
    final List<Ticked> ticks = new ArrayList<>();
    final List<Throwable> errors = new ArrayList<>();
    Held held = new Held(0, 0);
    String throwsFor = "";
    int throwsAt;
    boolean throwsError;
    boolean early;

    Play(Draw draw) {
      this(drawCounters(draw, draw.turn(1, 4)));
    }

    Play(List<Counter> counters) {
      this.counters = counters;
      reactor.timeLimit(Duration.ofSeconds(60));
    }

    /** Lets a beat of the first counter fall into a time in which the reactor is held. */
    Play held(Draw draw) {
      Counter first = counters.get(0);
      int from = draw.between(3, 6);
      counters.set(0, new Counter(first.name(), from, first.every()));
      int paces = (int) first.every().toMillis() / 10;
      int begin = draw.between(0, from - 3) * paces + draw.between(0, paces - 1);
      int end = (begin / paces + 1) * paces + draw.between(0, 2 * paces - 1);
      // Never at a beat of any counter.
      held = new Held(begin * 10L + 5, end * 10L + 5);
      return this;
    }

    /** Lets a tick of the longest or the shortest throw: by turns the first, the last and any. */
    Play throwing(Draw draw) {
      Counter counter =
          draw.turn(0, 1) == 0
              ? Collections.max(counters, comparingLong(LoopingCountersTest::endMillis))
              : Collections.min(counters, comparingLong(LoopingCountersTest::endMillis));
      throwsFor = counter.name();
      throwsAt =
          switch (draw.turn(0, 2)) {
            case 0 -> 0;
            case 1 -> counter.from();
            default -> draw.between(0, counter.from());
          };
      throwsError = draw.turn(0, 3) > 1;
      return this;
    }

    void start() {
      // A copy: the checks need theirs, whatever becomes of it.
      LoopingCounters.start(new ArrayList<>(counters), reactor, this::tick);
      if (held.toMillis() > 0) {
        Duration time = Duration.ofMillis(held.toMillis() - held.fromMillis());
        reactor.callLater(Duration.ofMillis(held.fromMillis()), () -> reactor.takeTime(time));
      }
    }

    ReactorRun run() {
      return run(this::start);
    }

    /** Runs it, and has all reported that went wrong. */
    ReactorRun run(Runnable start) {
      try (ErrorLog.Recording unhandled = ErrorLog.record()) {
        UnhandledFailures.reportNow();
        unhandled.drain();
        ReactorRun run = ReactorRun.of(reactor, start);
        UnhandledFailures.reportNow();
        unhandled.drain().stream()
            .map(ErrorLog.Entry::error)
            .filter(error -> !(error instanceof NoRoomForTicks || error instanceof NoTimeForTicks))
            .forEach(errors::add);
        return run;
      }
    }

    private void tick(String name, int number) {
      early |= !reactor.running();
      ticks.add(new Ticked(name, number, nowMillis()));
      if (name.equals(throwsFor) && number == throwsAt) {
        if (throwsError) {
          throw new NoTimeForTicks();
        }
        throw new NoRoomForTicks();
      }
    }

    List<Ticked> of(Counter counter) {
      return ticks.stream().filter(tick -> tick.name().equals(counter.name())).toList();
    }

    List<Integer> numbersOf(Counter counter) {
      return of(counter).stream().map(Ticked::number).toList();
    }

    /** All ticks without their names, those of one time in the order of their numbers. */
    List<String> inOrder() {
      return ticks.stream()
          .sorted(comparingLong(Ticked::atMillis).thenComparingInt(Ticked::number))
          .map(tick -> tick.number() + " at " + second(tick.atMillis()))
          .toList();
    }

    /** What {@code counter} should tick with. */
    List<Integer> numbersFor(Counter counter) {
      int last = counter.name().equals(throwsFor) ? throwsAt : 0;
      return IntStream.rangeClosed(0, counter.from() - last)
          .mapToObj(i -> counter.from() - i)
          .toList();
    }

    /** When {@code counter} should tick. */
    List<Long> beatsFor(Counter counter) {
      List<Long> beats = new ArrayList<>();
      long every = counter.every().toMillis();
      long at = 0;
      for (int i = 0; i <= counter.from(); i++) {
        beats.add(at);
        long next = (at / every + 1) * every;
        at = next > held.fromMillis() && next < held.toMillis() ? held.toMillis() : next;
      }
      return beats;
    }

    long endMillis() {
      return counters.stream()
          .mapToLong(counter -> (numbersFor(counter).size() - 1) * counter.every().toMillis())
          .max()
          .orElseThrow();
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
          + (throwsFor.isEmpty()
              ? ""
              : ", where the tick of "
                  + throwsFor
                  + " with "
                  + throwsAt
                  + " throws an "
                  + (throwsError ? "Error" : "exception"))
          + (held.toMillis() == 0
              ? ""
              : ", and the reactor held from second "
                  + second(held.fromMillis())
                  + " to "
                  + second(held.toMillis()))
          + ": ";
    }
  }

  @Replayed(times = 4)
  @Order(0)
  void nothingHoldsTheReactor(Draw draw) {
    assertThat(new Play(draw).run().waited())
        .withFailMessage(
            "It holds the reactor: it sleeps, or waits in another way, and until that is over no"
                + " counter can tick.")
        .isFalse();
  }

  // Stays: who miscounts is told so without a tick that throws.
  @Replayed(times = 12)
  @Order(1)
  void everyCounterCountsDownToZero(Draw draw) {
    Play play = new Play(draw);
    play.run();
    for (Counter counter : play.counters) {
      List<Integer> numbers = play.numbersOf(counter);
      List<Integer> expected = play.numbersFor(counter);
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

  // Stays: whose pace is wrong is told so without the reactor's being held.
  @Replayed(times = 12)
  @Order(2)
  void eachKeepsItsOwnPace(Draw draw) {
    Play play = new Play(draw);
    play.run();
    for (Counter counter : play.counters) {
      List<Long> times = play.of(counter).stream().map(Ticked::atMillis).toList();
      List<Long> expected =
          LongStream.range(0, times.size())
              .map(i -> i * counter.every().toMillis())
              .boxed()
              .toList();
      assertThat(times)
          .withFailMessage(
              "%s%s should tick at seconds %s; it ticked at %s.",
              play.inWords(), counter.name(), seconds(expected), seconds(times))
          .isEqualTo(expected);
    }
  }

  @Replayed(times = 12)
  @Order(3)
  void aLateTickDoesNotMoveTheOthers(Draw draw) {
    Play play = new Play(draw).held(draw);
    play.run();
    for (Counter counter : play.counters) {
      List<Long> beats = play.beatsFor(counter);
      List<Ticked> own = play.of(counter);
      // Whether there are too few or too many is for others to say.
      int size = Math.min(own.size(), beats.size());
      List<String> expected =
          IntStream.range(0, size)
              .mapToObj(i -> (counter.from() - i) + " at " + second(beats.get(i)))
              .toList();
      List<String> ticks =
          own.stream()
              .limit(size)
              .map(tick -> tick.number() + " at " + second(tick.atMillis()))
              .toList();
      assertThat(ticks)
          .withFailMessage(
              "%s%s should tick with %s; it ticked with %s.",
              play.inWords(), counter.name(), shortened(expected), shortened(ticks))
          .isEqualTo(expected);
    }
  }

  @Replayed(times = 12)
  @Order(4)
  void aTickThatThrowsEndsItsCounterOnly(Draw draw) {
    Play play = new Play(draw).throwing(draw);
    play.run();
    for (Counter counter : play.counters) {
      List<Integer> numbers = play.numbersOf(counter);
      List<Integer> expected = play.numbersFor(counter);
      assertThat(numbers)
          .withFailMessage(
              "%s%s should tick with %s, no more and no less; it ticked with %s.",
              play.inWords(),
              counter.name(),
              expected,
              numbers.isEmpty() ? "nothing" : shortened(numbers))
          .isEqualTo(expected);
    }
  }

  // Stays: who never stops the reactor is told so without a tick that throws.
  @Replayed(times = 12)
  @Order(5)
  void theReactorStopsWithTheLastCounter(Draw draw) {
    stopsWithTheLast(new Play(draw));
  }

  @Replayed(times = 12)
  @Order(6)
  void theReactorStopsThoughOneThrew(Draw draw) {
    stopsWithTheLast(new Play(draw).throwing(draw));
  }

  private static void stopsWithTheLast(Play play) {
    boolean stopped = play.run().stopped();
    assertThat(stopped)
        .withFailMessage(
            "%sthe reactor should be stopped when all have ended; it went on for ever.",
            play.inWords())
        .isTrue();
    long end = play.endMillis();
    assertThat(play.nowMillis())
        .withFailMessage(
            "%sthe last counter ends at second %s, and the reactor should stop then; it stopped"
                + " at %s.",
            play.inWords(), second(end), second(play.nowMillis()))
        .isEqualTo(end);
  }

  @Replayed(times = 12)
  @Order(7)
  void nothingIsLeftBehind(Draw draw) {
    Play play = new Play(draw);
    play.run();
    int left = play.reactor.delayedCalls().size();
    assertThat(left)
        .withFailMessage(
            "%swhen the reactor has stopped, %s still to be made; there should be none."
                + " Does a LoopingCall still run?",
            play.inWords(), callsAre(left))
        .isZero();
  }

  @Replayed(times = 4)
  @Order(8)
  void nothingHappensBeforeTheReactorRuns(Draw draw) {
    Play play = new Play(draw);
    play.run();
    assertThat(play.early)
        .withFailMessage(
            "A counter ticked while start was still being called; the first ticks should wait until"
                + " the reactor runs.")
        .isFalse();
  }

  @Replayed(times = 12)
  @Order(9)
  void noCallThrows(Draw draw) {
    Play play = new Play(draw);
    play.run();
    for (Throwable error : play.errors) {
      throw new AssertionError(
          play.inWords() + "a call that the reactor or a LoopingCall made threw " + error, error);
    }
  }

  @Replayed(times = 8)
  @Order(10)
  void twoStartsDoNotMix(Draw draw) {
    Play one = new Play(draw);
    Play other = new Play(new Draw(draw.seed() + 1));
    String end =
        one.end(
            one.run(
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
    other.run(() -> {});
  }

  @Replayed(times = 4)
  @Order(11)
  void twoMayHaveTheSameName(Draw draw) {
    List<Counter> counters = drawCounters(draw, draw.between(2, 4));
    if (draw.turn(0, 1) == 0) {
      counters.set(1, new Counter("two", counters.get(0).from(), counters.get(0).every()));
    }
    Play named = new Play(counters);
    named.run();
    Play alike =
        new Play(
            new ArrayList<>(
                counters.stream()
                    .map(counter -> new Counter("one", counter.from(), counter.every()))
                    .toList()));
    alike.run();
    assertThat(alike.inOrder())
        .withFailMessage(
            "%sthere should be the same ticks as if each had a name of its own, %s; there were %s."
                + " What does a counter have to itself, if not its name?",
            alike.inWords(), shortened(named.inOrder()), shortened(alike.inOrder()))
        .isEqualTo(named.inOrder());
  }

  /** So many counters, of which the first may count from 0, and two may end together. */
  private static List<Counter> drawCounters(Draw draw, int count) {
    List<Counter> counters = new ArrayList<>();
    for (String name : List.of("one", "two", "three", "four").subList(0, count)) {
      Duration every = Duration.ofMillis(10L * draw.between(10, 50));
      counters.add(new Counter(name, draw.between(counters.isEmpty() ? 0 : 1, 5), every));
    }
    if (counters.size() > 1 && draw.turn(0, 2) == 2) {
      Counter longest = Collections.max(counters, comparingLong(LoopingCountersTest::endMillis));
      int twin = longest == counters.get(1) ? 0 : 1;
      String name = counters.get(twin).name();
      counters.set(twin, new Counter(name, longest.from(), longest.every()));
    }
    return counters;
  }

  private static long endMillis(Counter counter) {
    return counter.every().toMillis() * counter.from();
  }

  private static List<String> seconds(List<Long> millis) {
    return millis.stream().limit(12).map(LoopingCountersTest::second).toList();
  }

  /** With a third digit where it is needed. */
  private static String second(long millis) {
    return String.format(Locale.ROOT, millis % 10 == 0 ? "%.2f" : "%.3f", millis / 1000.0);
  }
}
