// Because: takes it from the example that all paces are whole tenths of a second, and has one clock
// look every tenth who is due.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
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
    int[] numbers = counters.stream().mapToInt(Counter::from).toArray();
    long[] tenths = {0};
    LoopingCall[] clock = new LoopingCall[1];
    clock[0] =
        new LoopingCall(
            reactor,
            () -> {
              boolean allDone = true;
              for (int i = 0; i < numbers.length; i++) {
                Counter counter = counters.get(i);
                long pace = Math.max(1, counter.every().toMillis() / 100);
                if (numbers[i] >= 0 && tenths[0] % pace == 0) {
                  tick.tick(counter.name(), numbers[i]--);
                }
                allDone &= numbers[i] < 0;
              }
              tenths[0]++;
              if (allDone) {
                clock[0].stop();
                reactor.stop();
              }
            });
    reactor.callWhenRunning(() -> clock[0].start(Duration.ofMillis(100)));
  }
}
