package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import dev.couplet.memory.MemoryReactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks of counters. */
final class CounterChecks {
  private CounterChecks() {}

  private static final List<Counter> THREE =
      List.of(
          new Counter("a", 4, Duration.ofMillis(100)),
          new Counter("b", 2, Duration.ofMillis(450)),
          new Counter("c", 1, Duration.ofMillis(700)));
  private static final long END_MILLIS = 900;

  private record Ticked(String name, int number, long millis) {}

  /** What was seen of one run. */
  private static final class Run {
    final MemoryReactor reactor = new MemoryReactor();
    final List<Ticked> ticks = new ArrayList<>();

    Run(Counters counters, List<Counter> list) {
      counters.start(
          list, reactor, (name, number) -> ticks.add(new Ticked(name, number, millis())));
      require(ticks.isEmpty(), "a counter ticked before the reactor ran");
    }

    Run play() {
      reactor.run();
      return this;
    }

    long millis() {
      return Math.round(reactor.seconds() * 1000);
    }

    List<Ticked> of(String name) {
      return ticks.stream().filter(tick -> tick.name().equals(name)).toList();
    }
  }

  static void nothingHappensBeforeTheReactorRuns(Counters counters) {
    new Run(counters, THREE);
  }

  static void allTickAtSecondZero(Counters counters) {
    Run run = new Run(counters, THREE).play();
    for (Counter counter : THREE) {
      require(
          run.ticks.contains(new Ticked(counter.name(), counter.from(), 0)),
          counter.name() + " did not tick with its number when the reactor began to run");
    }
  }

  static void eachSaysEveryNumberOnce(Counters counters) {
    Run run = new Run(counters, THREE).play();
    require(
        run.of("a").stream().map(Ticked::number).toList().equals(List.of(4, 3, 2, 1, 0))
            && run.of("b").stream().map(Ticked::number).toList().equals(List.of(2, 1, 0))
            && run.of("c").stream().map(Ticked::number).toList().equals(List.of(1, 0))
            && run.ticks.size() == 10,
        "wrong numbers: " + run.ticks);
  }

  static void eachHasItsOwnPace(Counters counters) {
    Run run = new Run(counters, THREE).play();
    require(
        run.of("a").stream()
                .map(Ticked::millis)
                .toList()
                .equals(List.of(0L, 100L, 200L, 300L, 400L))
            && run.of("b").stream().map(Ticked::millis).toList().equals(List.of(0L, 450L, 900L))
            && run.of("c").stream().map(Ticked::millis).toList().equals(List.of(0L, 700L)),
        "wrong times: " + run.ticks);
  }

  static void stopsWithTheLastTickOfAll(Counters counters) {
    Run run = new Run(counters, THREE).play();
    require(run.millis() == END_MILLIS, "stopped at " + run.millis() + " ms");
  }

  static void leavesNothing(Counters counters) {
    Run run = new Run(counters, THREE).play();
    require(run.reactor.delayedCalls().isEmpty(), "left: " + run.reactor.delayedCalls());
  }

  static void zeroIsDoneAtOnce(Counters counters) {
    Run run = new Run(counters, List.of(new Counter("zero", 0, Duration.ofSeconds(1)))).play();
    require(run.ticks.equals(List.of(new Ticked("zero", 0, 0))), "wrong from 0: " + run.ticks);
    require(run.millis() == 0, "from 0 it is to stop at once");
    require(run.reactor.delayedCalls().isEmpty(), "left: " + run.reactor.delayedCalls());
  }

  static void zeroFirstDoesNotEndTheOthers(Counters counters) {
    Run run =
        new Run(
                counters,
                List.of(
                    new Counter("zero", 0, Duration.ofSeconds(1)),
                    new Counter("one", 1, Duration.ofMillis(50))))
            .play();
    require(run.of("one").size() == 2 && run.of("zero").size() == 1, "wrong: " + run.ticks);
    require(run.millis() == 50, "stopped at " + run.millis() + " ms");
  }

  static void worksASecondTime(Counters counters) {
    for (int i = 0; i < 3; i++) {
      Run run = new Run(counters, THREE).play();
      require(run.ticks.size() == 10 && run.millis() == END_MILLIS, "wrong in run " + (i + 1));
    }
  }

  private static void require(boolean right, String message) {
    if (!right) {
      throw new AssertionError(message);
    }
  }
}
