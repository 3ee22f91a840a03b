// SPDX-License-Identifier: Apache-2.0
package ch01_getter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.testing.Draw;
import dev.couplet.testing.ReactorRun;
import dev.couplet.testing.Replayed;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/** The checks run on virtual time, with orders that are drawn afresh. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KitchenTest {

  /** An egg that came to who had given the order at {@code place}; -1 for all orders together. */
  private record Served(int place, String egg, double atMinute) {}

  /** Some orders in a kitchen of their own. */
  private static final class Play {
    final List<Kitchen.Order> orders;
    final MemoryReactor reactor;
    final Kitchen kitchen;
    final List<Served> served = new ArrayList<>();
    final List<Double> allServedAt = new ArrayList<>();
    int servedBeforeTheEnd = -1;
    boolean asking;
    String early = "";

    Play(Draw draw) {
      this(draw, new MemoryReactor());
    }

    Play(Draw draw, MemoryReactor reactor) {
      this(draw, reactor, new Kitchen(reactor));
    }

    Play(Draw draw, MemoryReactor reactor, Kitchen kitchen) {
      this.orders = drawOrders(draw);
      this.reactor = reactor;
      this.kitchen = kitchen;
      reactor.timeLimit(Duration.ofMinutes(100));
    }

    ReactorRun boil() {
      return ReactorRun.of(
          reactor,
          () -> {
            for (int i = 0; i < orders.size(); i++) {
              int place = i;
              asking = true;
              kitchen.boil(orders.get(i), egg -> serve(place, egg));
              asking = false;
            }
          });
    }

    ReactorRun serveAll() {
      return ReactorRun.of(reactor, this::startServing);
    }

    void startServing() {
      asking = true;
      // A copy: the checks need theirs, whatever becomes of it.
      kitchen.serveAll(new ArrayList<>(orders), egg -> serve(-1, egg), this::allServed);
      asking = false;
    }

    private void serve(int place, String egg) {
      early = asking ? "An egg was served" : early;
      served.add(new Served(place, egg, nowMinute()));
    }

    private void allServed() {
      early = asking && early.isEmpty() ? "whenAllServed was called" : early;
      allServedAt.add(nowMinute());
      servedBeforeTheEnd = served.size();
    }

    List<String> eggs() {
      return served.stream().map(Served::egg).toList();
    }

    String whenAllServed() {
      return allServedAt.isEmpty()
          ? "never called"
          : "called at minute "
              + allServedAt.stream()
                  .limit(10)
                  .map(KitchenTest::minute)
                  .collect(Collectors.joining(" and "));
    }

    double longest() {
      return orders.stream().mapToInt(Kitchen.Order::minutes).max().orElseThrow();
    }

    double nowMinute() {
      return reactor.seconds() / 60;
    }

    String inWords() {
      return "With the orders "
          + orders.stream()
              .map(order -> order.guest() + " " + order.minutes())
              .collect(Collectors.joining(", "))
          + ": ";
    }
  }

  @Replayed(times = 8)
  @Order(0)
  void nobodyWaits(Draw draw) {
    boolean waited = new Play(draw).boil().waited() || new Play(draw).serveAll().waited();
    assertThat(waited)
        .withFailMessage(
            "The cook waits: he sleeps, or waits in another way, and until that is over he can do"
                + " nothing else. Make an appointment with the clock, and return.")
        .isFalse();
  }

  @Replayed(times = 8)
  @Order(1)
  void everyGuestGetsTheirOwnEgg(Draw draw) {
    Play play = new Play(draw);
    play.boil();
    for (int i = 0; i < play.orders.size(); i++) {
      Kitchen.Order order = play.orders.get(i);
      int place = i;
      List<String> eggs =
          play.served.stream().filter(each -> each.place() == place).map(Served::egg).toList();
      assertThat(eggs)
          .withFailMessage(
              "%sboil was asked for an egg for each. The whenDone of %s should get '%s', once; it"
                  + " got %s.",
              play.inWords(), order.guest(), order.egg(), eggs.isEmpty() ? "nothing" : quoted(eggs))
          .containsExactly(order.egg());
    }
  }

  @Replayed(times = 8)
  @Order(2)
  void eachEggTakesItsOwnTime(Draw draw) {
    Play play = new Play(draw);
    play.boil();
    requireTimes(play, "boil");
  }

  @Replayed(times = 8)
  @Order(3)
  void nothingIsServedBeforeTheCookReturns(Draw draw) {
    Play play = new Play(draw);
    play.boil();
    Play all = new Play(draw);
    all.serveAll();
    String early = play.early.isEmpty() ? all.early : play.early;
    assertThat(early)
        .withFailMessage(
            "%s while boil or serveAll was still being called. Whoever asks does not expect the"
                + " answer in the midst of the question: leave it to the clock, even for a raw"
                + " egg, of 0 minutes.",
            early)
        .isEmpty();
  }

  @Replayed(times = 8)
  @Order(4)
  void everyOrderIsServedOnce(Draw draw) {
    Play play = new Play(draw);
    play.serveAll();
    List<String> expected = play.orders.stream().map(Kitchen.Order::egg).toList();
    assertThat(play.eggs())
        .withFailMessage(
            "%sserveAll should serve %s, each once and in whatever order they are done; it served"
                + " %s.",
            play.inWords(),
            quoted(expected),
            play.served.isEmpty() ? "nothing" : quoted(play.eggs()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Replayed(times = 8)
  @Order(5)
  void allBoilAtTheSameTime(Draw draw) {
    Play play = new Play(draw);
    play.serveAll();
    requireTimes(play, "serveAll");
  }

  @Replayed(times = 8)
  @Order(6)
  void tellsOnceWhenAllAreServed(Draw draw) {
    Play play = new Play(draw);
    play.serveAll();
    assertThat(play.allServedAt)
        .withFailMessage(
            "%swhenAllServed should be called once, at minute %s; it was %s.",
            play.inWords(), minute(play.longest()), play.whenAllServed())
        .containsExactly(play.longest());
    assertThat(play.servedBeforeTheEnd)
        .withFailMessage(
            "%swhenAllServed was called after %d of the %d eggs that were served; it should come"
                + " after the last.",
            play.inWords(), play.servedBeforeTheEnd, play.served.size())
        .isEqualTo(play.served.size());
  }

  @Replayed(times = 8)
  @Order(7)
  void nothingIsLeftBehind(Draw draw) {
    Play play = new Play(draw);
    play.serveAll();
    double last =
        Stream.concat(play.served.stream().map(Served::atMinute), play.allServedAt.stream())
            .mapToDouble(minute -> minute)
            .max()
            .orElse(0);
    assertThat(play.nowMinute())
        .withFailMessage(
            "%sthe last call that serves an egg, or says that all are served, came at minute %s;"
                + " after that the clock should have no appointment, but it had one for later.",
            play.inWords(), minute(last))
        .isLessThanOrEqualTo(last);
  }

  @Replayed(times = 8)
  @Order(8)
  void noCallThrows(Draw draw) {
    Play play = new Play(draw);
    for (ErrorLog.Entry entry : play.serveAll().errors()) {
      throw new AssertionError(
          play.inWords() + "a call that the clock made threw " + entry.error(), entry.error());
    }
  }

  @Replayed(times = 8)
  @Order(9)
  void twoBreakfastsDoNotMix(Draw draw) {
    Play one = new Play(draw);
    Draw next = new Draw(draw.seed() + 1);
    Play other =
        draw.turn(0, 1) == 0
            ? new Play(next, one.reactor, one.kitchen)
            : new Play(next, one.reactor);
    ReactorRun.of(
        one.reactor,
        () -> {
          one.startServing();
          other.startServing();
        });
    for (Play play : List.of(one, other)) {
      Play alone = new Play(new Draw(play == one ? draw.seed() : next.seed()));
      alone.serveAll();
      assertThat(play.allServedAt)
          .withFailMessage(
              "%salone, whenAllServed was %s. While another breakfast was cooked %s, it was %s. Do"
                  + " the two share a number?",
              play.inWords(),
              alone.whenAllServed(),
              one.kitchen == other.kitchen ? "in the same kitchen" : "in another kitchen",
              play.whenAllServed())
          .isEqualTo(alone.allServedAt);
    }
  }

  private static void requireTimes(Play play, String method) {
    List<Served> expected =
        play.orders.stream()
            .map(order -> new Served(-1, order.egg(), order.minutes()))
            .sorted(Comparator.comparingDouble(Served::atMinute))
            .toList();
    for (Served wanted : expected) {
      for (Served served : play.served) {
        if (served.egg().equals(wanted.egg())) {
          assertThat(served.atMinute())
              .withFailMessage(
                  "%safter %s, %s should be served at minute %s; it was served at %s.",
                  play.inWords(),
                  method,
                  wanted.egg(),
                  minute(wanted.atMinute()),
                  minute(served.atMinute()))
              .isEqualTo(wanted.atMinute());
        }
      }
    }
    assertThat(play.served)
        .withFailMessage("%safter %s, no egg was served at all.", play.inWords(), method)
        .isNotEmpty();
  }

  /**
   * One to four orders. The longest is at every place in turn; one may be raw; and beside the
   * longest there may be another one that takes as long, of another guest or of the same.
   */
  private static List<Kitchen.Order> drawOrders(Draw draw) {
    int turn = draw.turn(0, 7);
    int count = List.of(1, 3, 3, 3, 2, 2, 2, 2).get(turn);
    int longest = List.of(0, 0, 1, 2, 0, 0, 0, 1).get(turn);
    List<Kitchen.Order> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int minutes = i == longest ? draw.between(8, 12) : draw.between(1, 6);
      boolean raw = i != longest && turn >= 6;
      orders.add(new Kitchen.Order(List.of("Ann", "Bob", "Cid").get(i), raw ? 0 : minutes));
    }
    if (turn == 4 || turn == 5) {
      String guest = turn == 4 ? "Dot" : "Ann";
      int minutes = orders.get(longest).minutes();
      orders.add(draw.between(0, count), new Kitchen.Order(guest, minutes));
    }
    return orders;
  }

  private static String minute(double minute) {
    return minute == Math.rint(minute)
        ? String.valueOf((long) minute)
        : String.format(Locale.ROOT, "%.2f", minute);
  }

  private static String quoted(List<String> eggs) {
    return eggs.stream().map(egg -> "'" + egg + "'").collect(Collectors.joining(", "));
  }
}
