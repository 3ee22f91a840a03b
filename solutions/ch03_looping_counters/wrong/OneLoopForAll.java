// Fails: aLateTickDoesNotMoveTheOthers, eachKeepsItsOwnPace, theReactorStopsThoughOneThrew,
// theReactorStopsWithTheLastCounter
// Because: One LoopingCall has one pace: counters with paces of their own need one each.
package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

final class LoopingCounters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private static final class Running {
    final Counter counter;
    int number;

    Running(Counter counter) {
      this.counter = counter;
      this.number = counter.from();
    }
  }

  private LoopingCounters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    List<Running> open = new ArrayList<>();
    counters.forEach(counter -> open.add(new Running(counter)));
    LoopingCall[] loop = new LoopingCall[1];
    loop[0] = new LoopingCall(reactor, () -> next(open, loop[0], tick));
    reactor.callWhenRunning(
        () -> loop[0].start(counters.get(0).every()).addBothVoid(result -> reactor.stop()));
  }

  private static void next(List<Running> open, LoopingCall loop, Tick tick) {
    for (Iterator<Running> each = open.iterator(); each.hasNext(); ) {
      Running running = each.next();
      try {
        tick.tick(running.counter.name(), running.number);
      } catch (RuntimeException | Error e) {
        running.number = 0;
      }
      if (running.number-- == 0) {
        each.remove();
      }
    }
    if (open.isEmpty()) {
      loop.stop();
    }
  }
}
