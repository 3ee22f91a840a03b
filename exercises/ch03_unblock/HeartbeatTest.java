// SPDX-License-Identifier: Apache-2.0
package ch03_unblock;

import static dev.couplet.testing.Words.callsAre;
import static dev.couplet.testing.Words.second;
import static dev.couplet.testing.Words.shortened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.testing.Draw;
import dev.couplet.testing.ReactorRun;
import dev.couplet.testing.Replayed;
import dev.couplet.testing.Words;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/** The checks run on virtual time; numbers and paces are drawn afresh. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HeartbeatTest {

  /** One countdown with its heartbeat, on a reactor of its own. */
  private static final class Play implements Heartbeat.Log {
    final int from;
    final long tickMillis;
    final long beatMillis;
    final MemoryReactor reactor = new MemoryReactor();
    final List<Integer> ticks = new ArrayList<>();
    final List<Long> ticksAt = new ArrayList<>();
    final List<Long> beatsAt = new ArrayList<>();
    boolean early;

    Play(Draw draw) {
      from = draw.turn(0, 3);
      tickMillis = 100L * draw.between(2, 9);
      beatMillis = 10L * draw.between(5, 15);
      reactor.timeLimit(Duration.ofSeconds(60));
    }

    void start() {
      Heartbeat.start(
          from, Duration.ofMillis(tickMillis), Duration.ofMillis(beatMillis), reactor, this);
    }

    ReactorRun run() {
      return ReactorRun.of(reactor, this::start);
    }

    @Override
    public void tick(int number) {
      early |= !reactor.running();
      ticks.add(number);
      ticksAt.add(nowMillis());
    }

    @Override
    public void beat() {
      early |= !reactor.running();
      beatsAt.add(nowMillis());
    }

    long nowMillis() {
      return Math.round(reactor.seconds() * 1000);
    }

    String inWords() {
      return "From "
          + from
          + ", a tick every "
          + second(tickMillis)
          + " s and a beat every "
          + second(beatMillis)
          + " s: ";
    }
  }

  @Replayed(times = 8)
  @Order(0)
  void nothingHoldsTheReactor(Draw draw) {
    assertThat(new Play(draw).run().waited())
        .withFailMessage(
            "The countdown holds the reactor: it sleeps, or waits in another way, in a call that"
                + " the reactor made. All other calls have to wait with it.")
        .isFalse();
  }

  @Replayed(times = 8)
  @Order(1)
  void theHeartBeatsOn(Draw draw) {
    Play play = new Play(draw);
    play.run();
    long end = play.tickMillis * play.from;
    List<Long> expected =
        LongStream.iterate(0, each -> each < end, each -> each + play.beatMillis).boxed().toList();
    List<Long> beats = play.beatsAt.stream().filter(at -> at < end).toList();
    assertThat(beats)
        .withFailMessage(
            "%sthe countdown takes %s s, and until then the heart should beat at seconds %s; it"
                + " beat at %s.",
            play.inWords(), second(end), seconds(expected), seconds(beats))
        .isEqualTo(expected);
  }

  @Replayed(times = 8)
  @Order(2)
  void theTicksKeepTheirPace(Draw draw) {
    Play play = new Play(draw);
    play.run();
    List<Long> expected =
        LongStream.range(0, play.ticksAt.size()).map(i -> i * play.tickMillis).boxed().toList();
    assertThat(play.ticksAt)
        .withFailMessage(
            "%sthe ticks should come at seconds %s; they came at %s on the reactor's clock.",
            play.inWords(), seconds(expected), seconds(play.ticksAt))
        .isEqualTo(expected);
  }

  @Replayed(times = 8)
  @Order(3)
  void countsDownToZero(Draw draw) {
    Play play = new Play(draw);
    play.run();
    List<Integer> expected =
        IntStream.rangeClosed(0, play.from).mapToObj(i -> play.from - i).toList();
    assertThat(play.ticks)
        .withFailMessage(
            "%sthe log should be told of the ticks %s; it was told of %s.",
            play.inWords(), expected, play.ticks.isEmpty() ? "none" : shortened(play.ticks))
        .isEqualTo(expected);
  }

  @Replayed(times = 8)
  @Order(4)
  void theReactorStopsWithTheLastTick(Draw draw) {
    Play play = new Play(draw);
    boolean stopped = play.run().stopped();
    assertThat(stopped)
        .withFailMessage(
            "%swith the last tick the reactor should be stopped; it went on for ever.",
            play.inWords())
        .isTrue();
    long last = play.ticksAt.isEmpty() ? 0 : play.ticksAt.get(play.ticksAt.size() - 1);
    assertThat(play.nowMillis())
        .withFailMessage(
            "%sthe reactor should be stopped with the last tick, at second %s; it stopped at %s.",
            play.inWords(), second(last), second(play.nowMillis()))
        .isEqualTo(last);
  }

  @Replayed(times = 8)
  @Order(5)
  void nothingIsLeftBehind(Draw draw) {
    Play play = new Play(draw);
    play.run();
    int left = play.reactor.delayedCalls().size();
    assertThat(left)
        .withFailMessage(
            "%swhen the reactor has stopped, %s still to be made; there should be none."
                + " Is it the next beat?",
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
            "The log was told of something while start was still being called; that should wait"
                + " until the reactor runs.")
        .isFalse();
  }

  @Replayed(times = 8)
  @Order(7)
  void noCallThrows(Draw draw) {
    for (ErrorLog.Entry entry : new Play(draw).run().errors()) {
      throw new AssertionError(
          "A call that the reactor made threw " + entry.error(), entry.error());
    }
  }

  @Replayed(times = 8)
  @Order(8)
  void twoOfThemDoNotMix(Draw draw) {
    Play one = new Play(draw);
    Play other = new Play(new Draw(draw.seed() + 1));
    ReactorRun.of(
        one.reactor,
        () -> {
          one.start();
          other.start();
        });
    ReactorRun.of(other.reactor, () -> {});
    Play alone = new Play(new Draw(draw.seed()));
    alone.run();
    assertThat(one.ticks)
        .withFailMessage(
            "Two were started, each on a reactor of its own. Alone, the first ticks with %s; with"
                + " the other beside it, it ticked with %s. Do they share a static field?",
            shortened(alone.ticks), shortened(one.ticks))
        .isEqualTo(alone.ticks);
  }

  private static List<String> seconds(List<Long> millis) {
    return millis.stream().limit(12).map(Words::second).toList();
  }
}
