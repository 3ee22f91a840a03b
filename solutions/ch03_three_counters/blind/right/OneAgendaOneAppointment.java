package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Counters that count down beside each other on one reactor. */
final class Counters {

  /** One counter: it begins with {@code from} and ticks {@code every} so often, down to 0. */
  record Counter(String name, int from, Duration every) {}

  /** Told of each tick. */
  interface Tick {
    void tick(String name, int number);
  }

  /** A tick that is still to come, at a time since the beginning. */
  private record Due(long nanos, Counter counter, int number) {}

  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos));
  private final Reactor reactor;
  private final Tick tick;
  private long nowNanos;

  private Counters(Reactor reactor, Tick tick) {
    this.reactor = reactor;
    this.tick = tick;
  }

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Counters all = new Counters(reactor, tick);
    counters.forEach(counter -> all.agenda.add(new Due(0, counter, counter.from())));
    reactor.callWhenRunning(all::serve);
  }

  private void serve() {
    while (!agenda.isEmpty() && agenda.peek().nanos() <= nowNanos) {
      Due due = agenda.remove();
      tick.tick(due.counter().name(), due.number());
      if (due.number() > 0) {
        long next = due.nanos() + due.counter().every().toNanos();
        agenda.add(new Due(next, due.counter(), due.number() - 1));
      }
    }
    if (agenda.isEmpty()) {
      reactor.stop();
      return;
    }
    long wait = agenda.peek().nanos() - nowNanos;
    nowNanos = agenda.peek().nanos();
    reactor.callLater(Duration.ofNanos(wait), this::serve);
  }
}
