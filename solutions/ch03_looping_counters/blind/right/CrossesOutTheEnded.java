package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Counters that count down beside each other on one reactor, and keep to the beat.
 *
 * <p>The loops that still run stand in a set, all of them before the first is started; each is
 * crossed out when it has ended, and an empty set stops the reactor. The numbers of a counter are
 * laid out beforehand, and each call takes the next.
 */
final class LoopingCounters {

  /** One counter: it begins with {@code from} and ticks {@code every} so often, down to 0. */
  record Counter(String name, int from, Duration every) {}

  /** Told of each tick. */
  interface Tick {
    void tick(String name, int number);
  }

  private LoopingCounters() {}

  /**
   * Has {@code reactor}, which does not run yet, count all counters down once it does.
   *
   * @param counters at least one; each counts from at least 0
   * @param reactor makes the calls, and is to be stopped, once, when the last counter has ended
   * @param tick to be told of each tick; a counter for which it throws has ended
   */
  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Map<LoopingCall, Counter> loops = new LinkedHashMap<>();
    for (Counter counter : counters) {
      loops.put(loopFor(counter, reactor, tick), counter);
    }
    Set<LoopingCall> open = new HashSet<>(loops.keySet());
    reactor.callWhenRunning(
        () ->
            loops.forEach(
                (loop, counter) ->
                    loop.start(counter.every())
                        .addBothVoid(
                            ended -> {
                              open.remove(loop);
                              if (open.isEmpty()) {
                                reactor.stop();
                              }
                            })));
  }

  private static LoopingCall loopFor(Counter counter, Reactor reactor, Tick tick) {
    PrimitiveIterator.OfInt numbers =
        IntStream.iterate(counter.from(), number -> number >= 0, number -> number - 1).iterator();
    AtomicReference<LoopingCall> loop = new AtomicReference<>();
    loop.set(
        new LoopingCall(
            reactor,
            () -> {
              tick.tick(counter.name(), numbers.nextInt());
              if (!numbers.hasNext()) {
                loop.get().stop();
              }
            }));
    return loop.get();
  }
}
