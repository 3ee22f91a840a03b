// SPDX-License-Identifier: Apache-2.0
package ch03_test_counters;

import ch03_test_counters.Counters.Counter;
import ch03_test_counters.Counters.Tick;
import dev.couplet.reactor.Reactor;
import dev.couplet.testing.Draw;
import dev.couplet.testing.Replayed;
import dev.couplet.testing.Suite;
import dev.couplet.testing.Suite.Refusal;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Tries the learner's checks on right counters, which they must accept, and on wrong ones, of which
 * each has one fault. Which of two is tried first is drawn: no check can tell them by that.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CounterChecksTest {

  /** Counters, with what is to be said when they are taken for what they are not. */
  private record Kind(boolean right, String words, Counters counters) {}

  private static final Kind PLAIN =
      new Kind(
          true,
          "each tick makes the appointment for the next, and the last of all stops the reactor",
          Implementations::tickByTick);

  private static final List<Kind> RIGHT =
      List.of(
          PLAIN,
          new Kind(
              true,
              "they make all their appointments beforehand, in start, and the first of them are due"
                  + " as soon as the reactor runs",
              Implementations::appointmentsBeforehand),
          new Kind(
              true,
              "of those that tick at the same time, the last in the list ticks first, and who ticks"
                  + " first is not specified",
              Implementations::fromTheLastToTheFirst));

  private final Suite<Counters> suite = Suite.of(CounterChecks.class, Counters.class);

  @Replayed(times = 4)
  @Order(1)
  void acceptsCountersThatAreRight(Draw draw) {
    judge(draw.shuffled(RIGHT));
  }

  @Replayed(times = 4)
  @Order(2)
  void noticesThatZeroIsMissing(Draw draw) {
    notices(
        draw,
        "They end with the tick for 1, and none of them ever ticks with 0.",
        Implementations::endsAtOne);
  }

  @Replayed(times = 4)
  @Order(3)
  void noticesThatAllHaveOnePace(Draw draw) {
    notices(
        draw,
        "They all tick at the pace of the first in the list.",
        Implementations::paceOfTheFirst);
  }

  @Replayed(times = 4)
  @Order(4)
  void noticesThatTheyCountInARow(Draw draw) {
    notices(
        draw,
        "Each begins only when the one before it in the list is done.",
        Implementations::oneAfterTheOther);
  }

  @Replayed(times = 4)
  @Order(5)
  void noticesAnEarlyStop(Draw draw) {
    notices(
        draw,
        "The first of them to be done stops the reactor, however far the others are.",
        Implementations::theFirstToEndStopsAll);
  }

  @Replayed(times = 4)
  @Order(6)
  void noticesThatNobodyStops(Draw draw) {
    notices(
        draw,
        "They all count down to 0, but the reactor is never stopped.",
        Implementations::nobodyStops);
  }

  @Replayed(times = 4)
  @Order(7)
  void noticesALateStop(Draw draw) {
    notices(
        draw,
        "They stop the reactor some time after the last tick instead of with it.",
        Implementations::stopsLate);
  }

  @Replayed(times = 4)
  @Order(8)
  void noticesWhatIsLeftBehind(Draw draw) {
    notices(
        draw,
        "They stop the reactor, but leave it a call that is still to be made.",
        Implementations::leavesACallBehind);
  }

  @Replayed(times = 4)
  @Order(9)
  void noticesATickTooMany(Draw draw) {
    notices(
        draw,
        "All ticks come that should, but each counter ticks twice with its first number.",
        Implementations::firstTwice);
  }

  private void notices(Draw draw, String fault, Counters wrong) {
    judge(draw.shuffled(List.of(PLAIN, new Kind(false, fault, wrong))));
  }

  private void judge(List<Kind> kinds) {
    if (suite.size() == 0) {
      throw new AssertionError(
          "There is no check yet, and what checks nothing accepts everything. Write a method in"
              + " CounterChecks that is not private and takes a Counters.");
    }
    for (Kind kind : kinds) {
      judge(kind);
    }
  }

  private void judge(Kind kind) {
    Optional<Refusal> refusal;
    // What the wrong ones throw within the reactor is for the learner's checks to find out.
    try (ErrorLog.Recording errors = ErrorLog.record()) {
      refusal = suite.refusal(kind::counters);
      errors.drain();
    }
    if (kind.right && refusal.isPresent()) {
      Throwable thrown = refusal.get().thrown();
      throw new AssertionError(
          "Your "
              + refusal.get().test()
              + " refuses counters that are right: "
              + kind.words
              + ". It threw "
              + thrown,
          thrown);
    }
    if (!kind.right && refusal.isEmpty()) {
      throw new AssertionError("Your checks accept counters that are wrong. " + kind.words);
    }
  }

  /** Out of the learner's reach: who compares with these writes no expectation. */
  private static final class Implementations {

    // --------------------------------------------------------------------------- right ones

    /** Each tick makes the appointment for the next; whoever is the last stops the reactor. */
    static void tickByTick(List<Counter> counters, Reactor reactor, Tick tick) {
      new Chain(reactor, tick, counters.size()).begin(counters);
    }

    static void fromTheLastToTheFirst(List<Counter> counters, Reactor reactor, Tick tick) {
      List<Counter> reversed = new ArrayList<>(counters);
      Collections.reverse(reversed);
      tickByTick(reversed, reactor, tick);
    }

    static void appointmentsBeforehand(List<Counter> counters, Reactor reactor, Tick tick) {
      for (Counter counter : counters) {
        for (int i = 0; i <= counter.from(); i++) {
          int number = counter.from() - i;
          reactor.callLater(
              counter.every().multipliedBy(i), () -> tick.tick(counter.name(), number));
        }
      }
      reactor.callLater(end(counters), reactor::stop);
    }

    // --------------------------------------------------------------------------- wrong ones

    static void endsAtOne(List<Counter> counters, Reactor reactor, Tick tick) {
      new Chain(reactor, tick, counters.size()) {
        @Override
        void tick(Counter counter, int number) {
          if (number > 0) {
            tick.tick(counter.name(), number);
          }
        }
      }.begin(counters);
    }

    static void paceOfTheFirst(List<Counter> counters, Reactor reactor, Tick tick) {
      Duration pace = counters.get(0).every();
      tickByTick(
          counters.stream().map(each -> new Counter(each.name(), each.from(), pace)).toList(),
          reactor,
          tick);
    }

    static void oneAfterTheOther(List<Counter> counters, Reactor reactor, Tick tick) {
      Duration begin = Duration.ZERO;
      for (Counter counter : counters) {
        for (int i = 0; i <= counter.from(); i++) {
          int number = counter.from() - i;
          Duration at = begin.plus(counter.every().multipliedBy(i));
          reactor.callLater(at, () -> tick.tick(counter.name(), number));
        }
        begin = begin.plus(end(List.of(counter)));
      }
      reactor.callLater(begin, reactor::stop);
    }

    /** The others' appointments are taken back, so that nothing but their ticks is missing. */
    static void theFirstToEndStopsAll(List<Counter> counters, Reactor reactor, Tick tick) {
      Duration first =
          counters.stream().map(each -> end(List.of(each))).min(Duration::compareTo).orElseThrow();
      for (Counter counter : counters) {
        for (int i = 0; i <= counter.from(); i++) {
          int number = counter.from() - i;
          Duration at = counter.every().multipliedBy(i);
          if (at.compareTo(first) <= 0) {
            reactor.callLater(at, () -> tick.tick(counter.name(), number));
          }
        }
      }
      reactor.callLater(first, reactor::stop);
    }

    static void nobodyStops(List<Counter> counters, Reactor reactor, Tick tick) {
      new Chain(reactor, tick, -1).begin(counters);
    }

    static void stopsLate(List<Counter> counters, Reactor reactor, Tick tick) {
      new Chain(reactor, tick, counters.size()) {
        @Override
        void stop(Counter last) {
          reactor.callLater(last.every(), reactor::stop);
        }
      }.begin(counters);
    }

    static void leavesACallBehind(List<Counter> counters, Reactor reactor, Tick tick) {
      new Chain(reactor, tick, counters.size()) {
        @Override
        void stop(Counter last) {
          reactor.stop();
          reactor.callLater(last.every(), () -> {});
        }
      }.begin(counters);
    }

    static void firstTwice(List<Counter> counters, Reactor reactor, Tick tick) {
      new Chain(reactor, tick, counters.size()) {
        @Override
        void tick(Counter counter, int number) {
          tick.tick(counter.name(), number);
          if (number == counter.from()) {
            tick.tick(counter.name(), number);
          }
        }
      }.begin(counters);
    }

    private static Duration end(List<Counter> counters) {
      return counters.stream()
          .map(each -> each.every().multipliedBy(each.from()))
          .max(Duration::compareTo)
          .orElseThrow();
    }

    /** What all counters of one start share. */
    private static class Chain {
      final Reactor reactor;
      final Tick tick;
      private int stillCounting;

      Chain(Reactor reactor, Tick tick, int stillCounting) {
        this.reactor = reactor;
        this.tick = tick;
        this.stillCounting = stillCounting;
      }

      final void begin(List<Counter> counters) {
        for (Counter counter : counters) {
          reactor.callWhenRunning(() -> count(counter, counter.from()));
        }
      }

      private void count(Counter counter, int number) {
        tick(counter, number);
        if (number > 0) {
          reactor.callLater(counter.every(), () -> count(counter, number - 1));
        } else if (--stillCounting == 0) {
          stop(counter);
        }
      }

      void tick(Counter counter, int number) {
        tick.tick(counter.name(), number);
      }

      void stop(Counter last) {
        reactor.stop();
      }
    }
  }
}
