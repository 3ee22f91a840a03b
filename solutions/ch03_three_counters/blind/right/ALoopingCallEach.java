package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counters that count down beside each other on one reactor. */
final class Counters {

  /** One counter: it begins with {@code from} and ticks {@code every} so often, down to 0. */
  record Counter(String name, int from, Duration every) {}

  /** Told of each tick. */
  interface Tick {
    void tick(String name, int number);
  }

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    List<LoopingCall> counting = new ArrayList<>();
    for (Counter counter : counters) {
      counting.add(loop(counter, counting, reactor, tick));
    }
    List<LoopingCall> toStart = List.copyOf(counting);
    reactor.callWhenRunning(
        () -> {
          for (int i = 0; i < toStart.size(); i++) {
            toStart.get(i).start(counters.get(i).every());
          }
        });
  }

  private static LoopingCall loop(
      Counter counter, List<LoopingCall> counting, Reactor reactor, Tick tick) {
    return new LoopingCall(
        reactor,
        new Runnable() {
          private final int place = counting.size();
          private int number = counter.from();
          private LoopingCall self;

          @Override
          public void run() {
            if (self == null) {
              self = counting.get(place);
            }
            tick.tick(counter.name(), number);
            if (number-- == 0) {
              self.stop();
              counting.set(place, null);
              if (counting.stream().allMatch(loop -> loop == null)) {
                reactor.stop();
              }
            }
          }
        });
  }
}
