// SPDX-License-Identifier: Apache-2.0
package ch03_countdown;

import static dev.couplet.testing.Words.callsAre;
import static dev.couplet.testing.Words.shortened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.testing.Draw;
import dev.couplet.testing.ReactorRun;
import dev.couplet.testing.Replayed;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/** The checks run on virtual time: a tenth of a second costs nothing, and nothing is ever late. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CountdownTest {

  /** One countdown, on a reactor of its own. */
  private static final class Play {
    final int from;
    final MemoryReactor reactor = new MemoryReactor();
    final List<Integer> ticks = new ArrayList<>();
    final List<String> seconds = new ArrayList<>();
    boolean early;

    Play(Draw draw) {
      from = draw.turn(0, 5);
      reactor.timeLimit(Duration.ofSeconds(60));
    }

    void start() {
      Countdown.start(from, reactor, this::tick);
    }

    ReactorRun run() {
      return ReactorRun.of(reactor, this::start);
    }

    private void tick(int number) {
      early |= !reactor.running();
      ticks.add(number);
      seconds.add(second(reactor.seconds()));
    }
  }

  @Replayed(times = 6)
  @Order(0)
  void nothingHoldsTheReactor(Draw draw) {
    assertThat(new Play(draw).run().waited())
        .withFailMessage(
            "It holds the reactor: it sleeps, or waits in another way, and until that is over no"
                + " other call can be made.")
        .isFalse();
  }

  @Replayed(times = 6)
  @Order(1)
  void countsDownToZero(Draw draw) {
    Play play = new Play(draw);
    play.run();
    List<Integer> expected =
        IntStream.rangeClosed(0, play.from).mapToObj(i -> play.from - i).toList();
    assertThat(play.ticks)
        .withFailMessage(
            "From %d, tick should be called with %s; it was called %s.",
            play.from,
            expected,
            play.ticks.isEmpty() ? "with nothing at all" : "with " + shortened(play.ticks))
        .isEqualTo(expected);
  }

  @Replayed(times = 6)
  @Order(2)
  void oneTickEveryTenth(Draw draw) {
    Play play = new Play(draw);
    play.run();
    assertThat(play.ticks)
        .withFailMessage("There should be a tick every tenth of a second; there was none.")
        .isNotEmpty();
    List<String> expected =
        IntStream.range(0, play.ticks.size()).mapToObj(i -> second(i / 10.0)).toList();
    assertThat(play.seconds)
        .withFailMessage(
            "The ticks should come at seconds %s, a tenth of a second apart; they came at %s.",
            shortened(expected), shortened(play.seconds))
        .isEqualTo(expected);
  }

  @Replayed(times = 6)
  @Order(3)
  void stopsTheReactorAfterTheLastTick(Draw draw) {
    Play play = new Play(draw);
    boolean stopped = play.run().stopped();
    assertThat(stopped)
        .withFailMessage(
            "After the last tick the reactor should be stopped; it went on, and would for ever.")
        .isTrue();
    String lastTick = play.seconds.isEmpty() ? "none" : play.seconds.get(play.seconds.size() - 1);
    String stop = second(play.reactor.seconds());
    assertThat(stop)
        .withFailMessage(
            "The reactor should stop when the last tick is done, at second %s; it stopped at %s.",
            lastTick, stop)
        .isEqualTo(lastTick);
  }

  @Replayed(times = 6)
  @Order(4)
  void leavesNothingBehind(Draw draw) {
    Play play = new Play(draw);
    play.run();
    int left = play.reactor.delayedCalls().size();
    assertThat(left)
        .withFailMessage(
            "When the reactor has stopped, nothing should be left to be called; %s.",
            callsAre(left))
        .isZero();
  }

  @Replayed(times = 6)
  @Order(5)
  void nothingHappensBeforeTheReactorRuns(Draw draw) {
    Play play = new Play(draw);
    play.run();
    assertThat(play.early)
        .withFailMessage(
            "tick was called while start was still being called; the first tick should wait until"
                + " the reactor runs.")
        .isFalse();
  }

  @Replayed(times = 6)
  @Order(6)
  void noCallThrows(Draw draw) {
    for (ErrorLog.Entry entry : new Play(draw).run().errors()) {
      throw new AssertionError(
          "A call that the reactor made threw " + entry.error(), entry.error());
    }
  }

  @Replayed(times = 6)
  @Order(7)
  void twoCountdownsDoNotMix(Draw draw) {
    Play one = new Play(draw);
    Play other = new Play(new Draw(draw.seed() + 1));
    ReactorRun.of(
        one.reactor,
        () -> {
          one.start();
          other.start();
        });
    Play alone = new Play(new Draw(draw.seed()));
    alone.run();
    assertThat(one.ticks)
        .withFailMessage(
            "Two countdowns were started, each on a reactor of its own. Alone, the first ticks with"
                + " %s; with the other beside it, it ticked with %s. Do they share a static field?",
            shortened(alone.ticks), shortened(one.ticks))
        .isEqualTo(alone.ticks);
    // So that this one leaves nothing behind either.
    ReactorRun.of(other.reactor, () -> {});
  }

  private static String second(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
