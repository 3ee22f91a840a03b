// Fails: aLateTickDoesNotMoveTheOthers, aTickThatThrowsEndsItsCounterOnly,
// theReactorStopsThoughOneThrew
// Because: Appointments made beforehand are all kept: those whose time has passed at once, and
// those of a
// counter that has long ended, too.
package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

final class LoopingCounters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private LoopingCounters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Duration last = Duration.ZERO;
    for (Counter counter : counters) {
      for (int i = 0; i <= counter.from(); i++) {
        int number = counter.from() - i;
        reactor.callLater(counter.every().multipliedBy(i), () -> tick.tick(counter.name(), number));
      }
      Duration end = counter.every().multipliedBy(counter.from());
      last = end.compareTo(last) > 0 ? end : last;
    }
    reactor.callLater(last, reactor::stop);
  }
}
